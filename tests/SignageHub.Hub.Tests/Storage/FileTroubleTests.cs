using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

/// <summary>The system's own errors, as it throws them.</summary>
public sealed class FileTroubleTests
{
    [Fact]
    public void FileThatIsMissing_IsSaid() => Assert.Equal("It is not there.", Reading(Path.Combine(Path.GetTempPath(), "no-such-file")).En);

    [Fact]
    public void FolderThatIsMissing_IsSaid() =>
        Assert.Equal("Không có thư mục đó.", Reading(Path.Combine(Path.GetTempPath(), "no-such-folder", "file")).Vi);

    [Fact]
    public void FolderInPlaceOfAFile_IsSaid() => Assert.Equal("It is a folder, not a file.", Reading(Path.GetTempPath()).En);

    [Fact]
    public void FolderWhoseLengthWasAsked_IsSaidToBeAFolder() =>
        Assert.Equal("Đó là thư mục, không phải tệp.", Trouble(() => _ = new FileInfo(Path.GetTempPath()).Length, Path.GetTempPath()).Vi);

    [Fact]
    public void FileInPlaceOfAFolder_IsNamed()
    {
        using var office = new OfficeFolder();

        var trouble = Reading(Path.Combine(office.BoardsFile, "deep", "file"));

        Assert.Equal(($"{office.BoardsFile} is a file, not a folder.", $"{office.BoardsFile} là tệp, không phải thư mục."), (trouble.En, trouble.Vi));
    }

    [Fact]
    public void DiskThatIsFull_IsSaid()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Needs /dev/full, which Linux has.");

        Assert.Equal("The disk is full.", Trouble(() => File.WriteAllText("/dev/full", "a"), "/dev/full").En);
    }

    [Fact]
    public void AnythingElse_IsSaidAsTheSystemSaysItWithOneFullStop() =>
        Assert.Equal("Lightning struck.", FileTrouble.Of(new IOException("Lightning struck."), "file").En);

    private static Bilingual Reading(string path) => Trouble(() => File.ReadAllBytes(path), path);

    private static Bilingual Trouble(Action use, string path)
    {
        var e = Record.Exception(use);
        Assert.NotNull(e);
        return FileTrouble.Of(e, path);
    }
}
