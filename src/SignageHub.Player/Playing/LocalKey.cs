namespace SignageHub.Player.Playing;

/// <summary>The key <c>b</c> at the machine's own keyboard.</summary>
internal static class LocalKey
{
    /// <summary>Listens until the program ends.</summary>
    public static void Listen(Action pressed) => new Thread(() => Loop(pressed)) { Name = "keys", IsBackground = true }.Start();

    private static void Loop(Action pressed)
    {
        try
        {
            while (true)
            {
                if (Console.ReadKey(intercept: true).Key == ConsoleKey.B)
                    pressed();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The keyboard was taken away; the signal and the file stay.
        }
    }
}
