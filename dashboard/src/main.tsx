import { render } from 'preact';
import { App } from './app';
import { startClock } from './clock';
import { startFeed } from './feed';
import { startNavigation } from './navigation';
import { prefetchRest } from './rest';
import { startSession } from './session';
import { startTheme } from './theme';

startTheme();
startSession();
startNavigation();
prefetchRest();
startClock();
startFeed();
render(<App />, document.body);
