import { loadBundle } from '../loadBundle';

// Whoever waits for a thread waits for its code, too.
loadBundle('partService');
