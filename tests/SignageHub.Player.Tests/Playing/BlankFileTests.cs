using SignageHub.Player.Playing;

namespace SignageHub.Player.Tests.Playing;

public sealed class BlankFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signage-player-");

    private string Switch => Path.Combine(_folder.FullName, "value");

    [Theory]
    [InlineData("1\n", true)]
    [InlineData("", true)]
    [InlineData("0\n", false)]
    [InlineData("0", false)]
    public void Switch_AtTheStart_Counts(string content, bool dark)
    {
        File.WriteAllText(Switch, content);

        Assert.Equal(dark, new BlankFile(Switch).Turned());
    }

    [Fact]
    public void Switch_ThatIsTurned_IsToldOnce()
    {
        var file = new BlankFile(Switch);
        var turns = new List<bool?> { file.Turned() };
        foreach (var content in new[] { "1", "1", "0" })
        {
            File.WriteAllText(Switch, content);
            turns.Add(file.Turned());
        }

        File.WriteAllText(Switch, "");
        turns.Add(file.Turned());
        File.Delete(Switch);
        turns.Add(file.Turned());
        turns.Add(file.Turned());

        Assert.Equal([null, true, null, false, true, false, null], turns);
    }

    [Fact]
    public void Switch_ThatCannotBeRead_ChangesNothing() => Assert.Null(new BlankFile(_folder.FullName).Turned());

    [Fact]
    public void Switch_OfAnySize_IsReadNoFurtherThanItsBeginning()
    {
        File.WriteAllText(Switch, new string(' ', 1_000_000) + "0");

        Assert.True(new BlankFile(Switch).Turned());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
