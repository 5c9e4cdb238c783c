import * as z from 'zod';
import { openOperation } from '../operation';
import { homePage } from './home-page';

const html = z.string().meta({ examples: ['<!doctype html>'] });

export const getHome = openOperation({
  id: 'getHome',
  method: 'GET',
  path: '/',
  tag: 'installation',
  summary: 'A page that says what this is',
  answers: { 200: { description: 'The page', schema: html, type: 'text/html' } },
  handle: (api) => homePage(api),
});
