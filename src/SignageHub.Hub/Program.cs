using SignageHub.Hub.Cli;

return await CommandLine.Run(args);
