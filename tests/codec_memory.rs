//! How much memory reading a hostile text takes. A file of its own, because it
//! counts every allocation of the program.

#![allow(clippy::expect_used)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

use leadership_quiz::codec::{MAX_BYTES, decode};

/// At most so many bytes are taken for each byte of the text.
const BOUND: usize = 8;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does the work; this only counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Repeats `part` to the longest text that is read.
fn fill(start: &str, part: &str, end: &str) -> String {
    let room = MAX_BYTES - start.len() - end.len();
    let middle = vec![part; (room + 1) / (part.len() + 1)].join(",");
    format!("{start}{middle}{end}")
}

// One test: others would allocate at the same time.
#[test]
fn a_hostile_text_takes_no_more_than_eight_times_its_length() {
    let smallest = r#"{"id":"","time":0,"revision":0,"answers":{},"role":""}"#;
    let in_attempt =
        r#"{"version":1,"attempts":[{"id":"","time":0,"revision":0,"role":"","answers":{"#;
    for (name, text) in [
        (
            "attempts",
            fill(r#"{"version":1,"attempts":["#, smallest, "]}"),
        ),
        ("answers", fill(in_attempt, r#""":0"#, "}}]}")),
        ("one answer", fill(in_attempt, r#""q01":0"#, "}}]}")),
        ("brackets", "[".repeat(MAX_BYTES)),
        ("noise", "#".repeat(MAX_BYTES)),
        (
            "a name",
            format!("{{\"version\":1,\"attempts\":[],\"{}", "a".repeat(900_000)),
        ),
    ] {
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        let record = decode(&text).map(|decoded| decoded.record);
        let taken = PEAK.load(Relaxed) - before;
        assert!(
            taken <= BOUND * text.len(),
            "{name}: {taken} bytes for {} bytes of text",
            text.len()
        );
        assert!(
            record.is_err() || record.is_ok_and(|record| record.is_empty()),
            "{name}"
        );
    }
}
