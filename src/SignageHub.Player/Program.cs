using SignageHub.Player;

return await PlayerCommand.Run(args);
