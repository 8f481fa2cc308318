//! How much memory reading a hostile text takes. A file of its own, because it
//! counts every allocation of the program.

#![allow(clippy::expect_used)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

use leadership_quiz::{
    codec::{MAX_BYTES, decode},
    domain::Record,
};

/// At most so many bytes are taken, however long the text: a full record.
const BOUND: usize = 10_000;

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
fn a_hostile_text_takes_no_more_than_a_full_record() {
    let smallest = r#"{"id":"","time":0,"revision":0,"answers":{},"role":""}"#;
    let in_attempt =
        r#"{"version":1,"attempts":[{"id":"","time":0,"revision":0,"role":"","answers":{"#;
    let levels = (1..=14).map(|number| format!("\"q{number:02}\":0"));
    let levels = levels.collect::<Vec<_>>().join(",");
    let sound = format!(
        r#"{{"id":"000000000000000a","time":0,"revision":0,"role":"top","answers":{{{levels}}}}}"#
    );
    for (name, text) in [
        (
            "attempts",
            fill(r#"{"version":1,"attempts":["#, smallest, "]}"),
        ),
        (
            "sound attempts",
            fill(r#"{"version":1,"attempts":["#, &sound, "]}"),
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
            taken <= BOUND,
            "{name}: {taken} bytes for {} bytes of text",
            text.len()
        );
        let few = |record: &Record| record.attempts.len() <= 1;
        assert!(record.as_ref().is_ok_and(few) || record.is_err(), "{name}");
    }
}
