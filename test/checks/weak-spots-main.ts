import { startSimulator } from '@perennial/graph-simulator';
import { weakSpotsPage } from './weak-spots';

const simulator = await startSimulator();
try {
  process.stdout.write(await weakSpotsPage(simulator));
} finally {
  await simulator.close();
}
