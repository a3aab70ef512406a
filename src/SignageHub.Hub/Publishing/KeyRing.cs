using SignageHub.Core;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Publishing;

/// <summary>The hub's signing key beside the one that follows it, and the one before, in <c>data/keys</c>.</summary>
/// <remarks>
/// A key changes with an overlap. First the next one is announced: manifests, still signed with the old, name both, and boards trust both from then on. When
/// the boards have taken that, the next takes the old one's place; its first manifest names it alone, and boards forget the old. A power cut between two
/// steps leaves either the announcement or the change.
/// </remarks>
public sealed class KeyRing(DataFolder data)
{
    private string Current => Path.Combine(data.Folder("keys"), "manifest.pem");

    private string Next => Path.Combine(data.Folder("keys"), "manifest-next.pem");

    private string Old => Path.Combine(data.Folder("keys"), "manifest-old.pem");

    /// <summary>The key that is announced; null for none.</summary>
    /// <exception cref="StartProblemException">The file holds no key.</exception>
    public VerificationKey? Announced
    {
        get
        {
            if (!File.Exists(Next))
                return null;
            using var key = Read(Next);
            return key.Public;
        }
    }

    /// <summary>What manifests say of keys: both during the overlap, the new one alone after it, and nothing where the first key serves.</summary>
    /// <param name="signs">The key that signs now.</param>
    public IReadOnlyList<VerificationKey>? ToTell(VerificationKey signs)
    {
        if (Announced is { } next && next != signs)
            return [signs, next];
        return File.Exists(Old) ? [signs] : null;
    }

    /// <summary>Makes the next key, unless one is announced already.</summary>
    public VerificationKey Announce()
    {
        if (Announced is { } known)
            return known;
        using var key = SigningKey.Create();
        DurableFile.Write(Next, key.ToPem());
        return key.Public;
    }

    /// <summary>The announced key takes the place of the old, which stays beside it for whoever has to go back.</summary>
    public void Change()
    {
        DurableFile.Write(Old, File.ReadAllBytes(Current));
        DurableFile.Write(Current, File.ReadAllBytes(Next));
        File.Delete(Next);
    }

    private static SigningKey Read(string path)
    {
        try
        {
            return SigningKey.FromPem(File.ReadAllText(path)) ?? throw new StartProblemException(new Bilingual(
                $"{path} holds no P-256 private key. Delete it, and begin the change of keys anew with 'signagehub key rotate'.",
                $"{path} không chứa khóa riêng P-256. Hãy xóa tệp rồi bắt đầu đổi khóa lại bằng 'signagehub key rotate'."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartProblemException(new Bilingual($"{path} cannot be read: {FileTrouble.Of(e, path).En}", $"Không đọc được {path}: {FileTrouble.Of(e, path).Vi}"), e);
        }
    }
}
