import { render } from 'preact';
import { App } from './app';
import { startClock } from './clock';
import { startFeed } from './feed';
import { startNavigation } from './navigation';
import { prefetchPages } from './routes';
import { startSession } from './session';
import { startTheme } from './theme';

startTheme();
startSession();
startNavigation();
prefetchPages();
startClock();
startFeed();
render(<App />, document.body);
