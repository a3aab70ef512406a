using BenchmarkDotNet.Running;
using SignageHub.Benchmarks;

// (nothing)                          the figures of the README
// rendering WORK SECONDS < slogans   plain loop on one thread, prints "N slogans/s"; WORK is scene, png or strip
// anything else                      BenchmarkDotNet's own arguments, for example: --filter '*Rendering*'
return args switch
{
    [] => await Figures.Print(),
    ["rendering", var work, var seconds] => RenderingLoop.Run(work, seconds),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Figures).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
