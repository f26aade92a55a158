import { createContext, useContext } from 'react';
import type { Controller } from '../controller';

export const ControllerContext = createContext<Controller | undefined>(undefined);

export function useController(): Controller {
  const controller = useContext(ControllerContext);
  if (controller === undefined) throw new Error('No controller above this component');
  return controller;
}
