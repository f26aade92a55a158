import { HostError, refuse } from './errors';
import {
  ACTION,
  PATH,
  type Action,
  type ArgumentInfo,
  type QueryInfo,
  type RequestBody,
  type ResponseBody,
} from './wire';

/** An object on the host's side of the wire: its type and what it stands for. */
export interface Instance<S = unknown> {
  readonly type: HostType;
  readonly state: S;
  /** Set while the client tracks the object across batches. */
  reference?: string;
}

export type Getter<S> = (state: S) => unknown;
export type Setter<S> = (state: S, value: never) => void;

/**
 * One class of the object model. `props` hold a getter, or a getter and a setter; `nav` are properties that are objects;
 * a collection also has `items`. A member that is not here does not exist: the engine refuses it by name.
 */
export interface TypeDefinition<S> {
  readonly props?: Readonly<Record<string, Getter<S> | readonly [Getter<S>, Setter<S>]>>;
  readonly nav?: Readonly<Record<string, (state: S) => Instance | null>>;
  readonly methods?: Readonly<Record<string, (state: S, ...args: never[]) => unknown>>;
  /** What an instantiation answers; the client needs an `Id` to find a new sheet again. */
  readonly identity?: (state: S) => Readonly<Record<string, unknown>>;
  readonly items?: (state: S) => readonly Instance[];
  readonly getItem?: (state: S, key: string | number) => Instance | null;
}

export interface HostType extends TypeDefinition<never> {
  readonly name: string;
  /** Member names arrive in the caller's own case. */
  readonly members: ReadonlyMap<string, string>;
}

export function defineType<S>(
  name: string,
  definition: TypeDefinition<S>,
): { readonly type: HostType; make(state: S): Instance<S> } {
  const members = new Map<string, string>();
  for (const key of [...Object.keys(definition.props ?? {}), ...Object.keys(definition.nav ?? {})])
    members.set(key.toLowerCase(), key);
  const type = { ...definition, name, members } as unknown as HostType;
  return { type, make: (state) => ({ type, state }) };
}

export function isInstance(value: unknown): value is Instance {
  return typeof value === 'object' && value !== null && 'type' in value && 'state' in value;
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export interface EngineHooks {
  /** Waited for before results are read and at the end of a batch, so that formulas are calculated as in Excel. */
  settle(): Promise<void>;
  /** Waited for before cells move: the results of a calculation that is under way belong where the cells were when it began. */
  rest(): Promise<void>;
  /** Asked before each action; what it gives is waited for, so that a page can draw in the middle of a long batch. */
  breathe?(): Promise<void> | undefined;
  /** Objects that the client makes by name, beside the workbook. */
  create?(name: string): Instance | undefined;
  /** The client starts or stops to listen to an event of this object. */
  register(target: Instance, eventName: string, on: boolean): void;
  /** A fault of the host itself, for the developer's eyes. */
  internalError?(error: unknown, action: Action): void;
}

/** Executes batches of Microsoft's Rich API; knows nothing of Excel. */
export class Engine {
  private readonly references = new Map<string, Instance>();
  private nextReference = 1;

  constructor(
    private readonly root: Instance,
    private readonly hooks: EngineHooks,
  ) {}

  /** One batch: stops at the first action that fails; what came before stays done, as in Excel. */
  async process(body: RequestBody): Promise<ResponseBody> {
    const objects = new Map<number, Instance | null>();
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    if (moves(body)) await this.hooks.rest();
    for (const [index, action] of body.Actions.entries()) {
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
      const pause = this.hooks.breathe?.();
      if (pause !== undefined) await pause;
      try {
        if (reads(action)) await this.hooks.settle();
        results.push({ ActionId: action.Id, Value: this.execute(action, body, objects) ?? null });
      } catch (error) {
        if (!(error instanceof HostError)) this.hooks.internalError?.(error, action);
        const known =
          error instanceof HostError ? error : new HostError('GeneralException', action.Name, String(error));
        const wireError = {
          Code: known.code,
          Message: known.message,
          Location: known.location,
          ActionIndex: index,
          HttpStatusCode: 400,
        };
        return { Results: results, TraceIds: traces, Error: wireError };
      }
    }
    // What was done is done: a calculation that does not end does not make it undone.
    await this.hooks.settle().catch((error: unknown) => {
      const last = body.Actions.at(-1);
      if (last) this.hooks.internalError?.(error, last);
    });
    return { Results: results, TraceIds: traces };
  }

  /** Keeps an object alive under a reference id, as events do for the range that changed. */
  keep(instance: Instance): string {
    if (instance.reference === undefined) {
      instance.reference = `ref${this.nextReference}`;
      this.nextReference += 1;
      this.references.set(instance.reference, instance);
    }
    return instance.reference;
  }

  referenced(id: string): Instance | undefined {
    return this.references.get(id);
  }

  private execute(action: Action, body: RequestBody, objects: Map<number, Instance | null>): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const target = this.resolve(action.ObjectPathId, body, objects);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.identity(target);
      case ACTION.query:
        return this.query(target, action.QueryInfo ?? {});
      case ACTION.queryAsJson:
        return camelCase(this.query(target, action.QueryInfo ?? {}));
      case ACTION.recursiveQuery:
        return this.query(target, (target && action.RecursiveQueryInfo?.Queries?.[target.type.name]) ?? {});
      case ACTION.method: {
        if (target === null) return null;
        const value = this.call(target, action.Name, this.arguments(action.ArgumentInfo, body, objects));
        return isInstance(value) ? this.identity(value) : value;
      }
      case ACTION.setProperty:
        if (target !== null) this.set(target, action.Name, this.arguments(action.ArgumentInfo, body, objects)[0]);
        return null;
      case ACTION.update:
        if (target !== null)
          for (const [key, value] of Object.entries(action.ObjectState ?? {})) this.set(target, key, value);
        return null;
      case ACTION.ensureUnchanged:
        return null;
      default:
        return refuse('NotImplemented', `ActionType ${action.ActionType}`);
    }
  }

  private resolve(id: number, body: RequestBody, objects: Map<number, Instance | null>): Instance | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const path = body.ObjectPaths[id];
    if (!path) return refuse('InvalidArgument', `ObjectPath ${id}`);
    const parent = path.ParentObjectPathId ? this.resolve(path.ParentObjectPathId, body, objects) : null;
    const found =
      path.ParentObjectPathId && parent === null
        ? null
        : this.follow(path.ObjectPathType, path.Name, parent, () => this.arguments(path.ArgumentInfo, body, objects));
    objects.set(id, found);
    return found;
  }

  private follow(kind: number, name: string, parent: Instance | null, args: () => unknown[]): Instance | null {
    switch (kind) {
      case PATH.global:
        return this.root;
      case PATH.newObject:
        return this.hooks.create?.(name) ?? refuse('NotImplemented', `new ${name}`);
      case PATH.nullObject:
        return null;
      case PATH.referenceId:
        return this.references.get(name) ?? refuse('InvalidReference', name);
      case PATH.method: {
        if (parent === null) return null;
        const made = this.call(parent, name, args());
        return isInstance(made) ? made : null;
      }
      case PATH.property:
        return parent && this.navigate(parent, name);
      case PATH.indexer: {
        if (parent === null) return null;
        const getItem = parent.type.getItem ?? refuse('NotImplemented', `${parent.type.name}.getItem`);
        return (
          getItem(parent.state as never, args()[0] as string | number) ??
          refuse('ItemNotFound', `${parent.type.name}.getItem`)
        );
      }
      default:
        return refuse('NotImplemented', `ObjectPathType ${kind} ${name}`);
    }
  }

  private arguments(
    info: ArgumentInfo | undefined,
    body: RequestBody,
    objects: Map<number, Instance | null>,
  ): unknown[] {
    const deep = (value: unknown, reference: unknown): unknown => {
      if (typeof reference === 'number' && reference > 0) return this.resolve(reference, body, objects);
      if (!Array.isArray(value) || !Array.isArray(reference)) return value;
      return value.map((entry, i) => deep(entry, reference[i]));
    };
    return (info?.Arguments ?? []).map((value, i) => deep(value, info?.ReferencedObjectPathIds?.[i]));
  }

  private identity(instance: Instance | null): unknown {
    if (instance === null) return null;
    const own = instance.type.identity?.(instance.state as never) ?? {};
    return instance.reference === undefined ? own : { ...own, _ReferenceId: instance.reference };
  }

  private call(target: Instance, name: string, args: unknown[]): unknown {
    if (name === '_KeepReference') {
      this.keep(target);
      return null;
    }
    if (name === '_RemoveReference') {
      this.references.delete(String(args[0]));
      return null;
    }
    const registration = /^_(Unr|R)egister(?:Event)?(\w+)$/u.exec(name);
    if (registration) {
      this.hooks.register(target, registration[2] ?? '', registration[1] === 'R');
      return null;
    }
    const method = target.type.methods?.[name] ?? refuse('NotImplemented', `${target.type.name}.${lowerFirst(name)}`);
    return method(target.state as never, ...(args as never[]));
  }

  private navigate(target: Instance, name: string): Instance | null {
    const go = target.type.nav?.[name] ?? refuse('NotImplemented', `${target.type.name}.${lowerFirst(name)}`);
    return go(target.state as never);
  }

  /** Sets a property as the client's assignment does; also used for the nested objects of `setCellProperties`. */
  set(target: Instance, name: string, value: unknown): void {
    const key = target.type.members.get(name.toLowerCase()) ?? name;
    const property = target.type.props?.[key] ?? refuse('NotImplemented', `${target.type.name}.${lowerFirst(name)}`);
    if (typeof property === 'function') refuse('AccessDenied', `${target.type.name}.${lowerFirst(name)}`);
    property[1](target.state as never, value as never);
  }

  get(target: Instance, key: string): unknown {
    const property = target.type.props?.[key] ?? refuse('NotImplemented', `${target.type.name}.${lowerFirst(key)}`);
    return (typeof property === 'function' ? property : property[0])(target.state as never) ?? null;
  }

  private query(target: Instance | null, info: QueryInfo): unknown {
    if (target === null) return null;
    const paths = [...(info.Select ?? []), ...(info.Expand ?? [])].filter(Boolean).map((path) => path.split(/[/.]/u));
    const { items } = target.type;
    if (!items) return { ...(this.identity(target) as object), ...this.project(target, paths) };
    const own = paths.filter(([head = '']) => target.type.members.has(head.toLowerCase()));
    const ofItems = paths.filter(([head = '']) => !target.type.members.has(head.toLowerCase()));
    const answer: Record<string, unknown> = {
      ...(this.identity(target) as object),
      ...(own.length > 0 ? this.project(target, own) : {}),
    };
    if (ofItems.length > 0 || paths.length === 0) {
      const all = items(target.state as never).slice(info.Skip ?? 0);
      const page = info.Top === undefined || info.Top === 0 ? all : all.slice(0, info.Top);
      answer['_Items'] = page.map((item) => ({ ...(this.identity(item) as object), ...this.project(item, ofItems) }));
    }
    return answer;
  }

  private project(target: Instance, paths: readonly string[][]): Record<string, unknown> {
    const answer: Record<string, unknown> = {};
    const nested = new Map<string, string[]>();
    const scalars = (): void => {
      for (const key of Object.keys(target.type.props ?? {})) answer[key] = this.get(target, key);
    };
    if (paths.length === 0) scalars();
    for (const [head = '', ...tail] of paths) {
      const key = target.type.members.get(head.toLowerCase());
      if (head === '*') scalars();
      else if (head.toLowerCase() === 'isnullobject') continue;
      else if (key === undefined) refuse('NotImplemented', `${target.type.name}.${lowerFirst(head)}`);
      else if (target.type.props?.[key]) answer[key] = this.get(target, key);
      else {
        const selection = nested.get(key) ?? [];
        nested.set(key, selection);
        if (tail.length > 0) selection.push(tail.join('/'));
      }
    }
    for (const [key, selection] of nested) answer[key] = this.query(this.navigate(target, key), { Select: selection });
    return answer;
  }
}

/**
 * Actions whose answer may show what a formula gives. A query that names its properties shows it only where they are results: formulas,
 * formats and names are what they are before anything is calculated, and calculating after each of a hundred writes takes half a minute.
 */
function reads({ ActionType: kind, Name: name, QueryInfo: query, RecursiveQueryInfo: queries }: Action): boolean {
  if (kind === ACTION.method) return name.startsWith('Get') && !NO_RESULTS.test(name);
  if (kind === ACTION.recursiveQuery) return Object.values(queries?.Queries ?? {}).some(asksForResults);
  return (kind === ACTION.query || kind === ACTION.queryAsJson) && asksForResults(query ?? {});
}

/** Cells go elsewhere by it: `insert` gives a range and stands among the paths, `delete` among the actions. */
function moves({ Actions: actions, ObjectPaths: paths }: RequestBody): boolean {
  return (
    actions.some(({ Name: name }) => name === 'Delete') ||
    Object.values(paths).some(({ Name: name }) => name === 'Insert')
  );
}

const NO_RESULTS = /(?:Properties|Xml|Count)$/u;

function asksForResults({ Select: select = [], Expand: expand = [] }: QueryInfo): boolean {
  const paths = [...select, ...expand].filter(Boolean);
  return paths.length === 0 || paths.some((path) => /(?:^|[/.])(?:values|valueTypes|text|\*)$/iu.test(path));
}

function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key === '_Items' ? 'items' : key.startsWith('_') ? key : lowerFirst(key),
      camelCase(entry),
    ]),
  );
}
