// Passes ?storage=… on to the widget before it starts.
'use strict';
{
  const storage = new URLSearchParams(location.search).get('storage');
  if (storage) document.querySelector('leadership-quiz').setAttribute('storage', storage);
}
