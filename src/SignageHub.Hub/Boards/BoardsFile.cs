using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Boards;

/// <summary>Writes into boards.json as a person would: what stands there, comments included, stays as it is.</summary>
public static class BoardsFile
{
    // The office's own file: others may read it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives a board another name.</summary>
    /// <exception cref="InputProblemException">The file is bad, has no such board, does not take the name, or cannot be written; it stays as it is.</exception>
    public static void Rename(string path, BoardId board, string name)
    {
        try
        {
            var before = File.ReadAllBytes(path);
            Refuse(path, BoardsReader.Read(path, before).Problems);
            if (PlaceOf(before, board) is not { } place)
                throw new InputProblemException(new Bilingual($"There is no board '{board}' in {path}.", $"Không có bảng '{board}' trong {path}."));
            byte[] after = [.. before[..place.From], .. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(name.Normalize(), Relaxed)), .. before[place.Until..]];
            Refuse(path, BoardsReader.Read(path, after).Problems);
            DurableFile.Write(path, after, Mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputProblemException(new Bilingual($"{path} cannot be written: {FileTrouble.Of(e, path).En}", $"Không ghi được {path}: {FileTrouble.Of(e, path).Vi}"));
        }
    }

    /// <summary>Where the board's name stands; a good file has one for each.</summary>
    private static (int From, int Until)? PlaceOf(byte[] utf8, BoardId board)
    {
        var skip = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(utf8.AsSpan(skip), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (inBoards, isIt) = (false, false);
        (int From, int Until)? name = null;
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                inBoards = reader.ValueTextEquals("boards"u8);
            else if (inBoards && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 })
                (name, isIt) = (null, false);
            else if (inBoards && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 })
            {
                var (isName, isId) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("id"u8));
                reader.Read();
                var until = skip + (int)reader.BytesConsumed;
                if (isName)
                    name = (skip + (int)reader.TokenStartIndex, until);
                if (isId && reader.TokenType == JsonTokenType.String)
                    isIt = reader.ValueTextEquals(board.Value);
            }
            else if (inBoards && isIt && reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 2 })
                return name;
        }

        return null;
    }

    private static void Refuse(string path, IReadOnlyList<Problem> problems)
    {
        if (problems.FirstOrDefault(p => p.Severity == Severity.Error) is { } error)
            throw new InputProblemException(new Bilingual($"{path} stays as it is: {error.In(Language.English)}", $"{path} được giữ nguyên: {error.In(Language.Vietnamese)}"));
    }
}
