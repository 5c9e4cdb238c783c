import * as z from 'zod';
import { shell } from '../dashboard/answer';
import { openOperation } from '../operation';

const html = z.string().meta({ examples: ['<!doctype html>'] });

export const getHome = openOperation({
  id: 'getHome',
  method: 'GET',
  path: '/',
  tag: 'installation',
  summary: 'The dashboard',
  description: 'The same page answers at each address of the dashboard.',
  answers: { 200: { description: 'The page', schema: html, type: 'text/html' } },
  handle: shell,
});
