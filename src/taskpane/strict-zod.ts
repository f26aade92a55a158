import { config } from 'zod';

// zod would try `new Function` for speed, which the page's Content-Security-Policy reports as a violation. Import this ahead of all schemas.
config({ jitless: true });
