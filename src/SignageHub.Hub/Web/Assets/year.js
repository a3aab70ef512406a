import { offerPrinting } from './printing.js';

offerPrinting();
