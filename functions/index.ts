import './alert';
import './http';
import './run';
import './schedule';
import './upkeep';
