// A board that plays talks MQTT and nothing else. One that is not enrolled yet has no name to sign in with, and nobody is anonymous at the broker:
// this command alone, which runs before the player and never beside it, asks at the hub's pages.
#pragma warning disable RS0030
using System.Net.Http.Headers;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Hub.Storage;
using SignageHub.Player.Displays;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Enrolling;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Player;

/// <summary><c>signage-player enrol</c>: shows a code until someone claims it at the hub, then digits to compare, and keeps what the hub gives.</summary>
/// <remarks>What crosses the network needs no secrecy: see <see cref="EnrolCeremony"/>. One answer of a hub a run: whoever sits between has one guess, and people see it.</remarks>
internal sealed class EnrolRun : IDisposable
{
    private static readonly string[] Names = ["--hub", "--secret-file", "--display", "--size", "--confirm", "--lang"];

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;
    private readonly string _file;
    private readonly PixelSize _size;
    private readonly IDisplay _display;
    private readonly bool _asksHere;
    private readonly Messages _messages;
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Uri _hub;
    private bool _isTroubled;

    private EnrolRun(Uri hub, string file, PixelSize size, IDisplay display, bool asksHere, Messages messages)
    {
        (_hub, _file, _size, _display, _asksHere, _messages) = (hub, file, size, display, asksHere, messages);
        // The digits that people compare say whether this is the hub; a certificate that it made for itself says nothing, and is no hindrance.
#pragma warning disable MA0039 // Nothing secret crosses, and nothing that comes is believed before people have compared.
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
#pragma warning restore MA0039
        _http = new HttpClient(handler) { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 64 * 1024 };
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> Run(IReadOnlyList<string> arguments, Messages messages)
    {
        var problems = new List<Bilingual>();
        var given = PlayerOptions.Pairs(arguments, Names, problems);
        if (!Uri.TryCreate(given.GetValueOrDefault("--hub"), UriKind.Absolute, out var hub) || hub.Scheme is not ("http" or "https"))
            problems.Add(new("--hub takes the address of the hub's pages, as https://192.168.1.10:8443.", "--hub cần địa chỉ trang của trung tâm, như https://192.168.1.10:8443."));
        if (given.GetValueOrDefault("--secret-file") is not { Length: > 0 } file)
            problems.Add(new("--secret-file is missing: the file to write, for 'signage-player run'.", "Thiếu --secret-file: tệp sẽ ghi, dùng cho 'signage-player run'."));
        else if (File.Exists(file))
            problems.Add(new(
                $"{file} is there already, and is not replaced. Choose another, or delete it: the board that it makes is then no more.",
                $"{file} đã có và không bị thay thế. Hãy chọn tên khác, hoặc xóa tệp: khi đó bảng của tệp ấy không còn."));
        else if (Unwritable(file) is { } why)
            problems.Add(NotWritten(file, why));
        var (open, problem) = DisplayChoice.Parse(given.GetValueOrDefault("--display", "terminal"));
        if (problem is not null)
            problems.Add(problem);
        if (!PixelSize.TryParse(given.GetValueOrDefault("--size", "96x32"), out var size))
            problems.Add(new($"--size takes a size as 192x32, not '{given["--size"]}'.", $"--size nhận kích thước như 192x32, không phải '{given["--size"]}'."));
        if (given.GetValueOrDefault("--confirm", "here") is not ("here" or "hub"))
            problems.Add(new("--confirm takes here or hub.", "--confirm nhận here hoặc hub."));
        foreach (var told in problems)
            messages.Error(told);
        if (problems.Count > 0)
            return 2;
        using var display = open!();
        using var run = new EnrolRun(hub!, given["--secret-file"], size, display, given.GetValueOrDefault("--confirm", "here") == "here", messages);
        return await run.UntilClaimed();
    }

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }

    /// <summary>Code after code, ten minutes each, until one is claimed.</summary>
    private async Task<int> UntilClaimed()
    {
        while (true)
        {
            using var board = new EnrolBoard(_key);
            if (await Post<EnrolBegin, EnrolTicket>("enrol", board.Begin) is not { } ticket)
            {
                await Task.Delay(AskEvery * 5);
                continue;
            }

            var code = EnrolCode.Show(board.Begin.Code);
            Show(code);
            _messages.Tell(new(
                $"Code {code}, good for {ticket.Seconds / 60} minutes. On the hub: signagehub board enrol {code} --id ID",
                $"Mã {code}, dùng trong {ticket.Seconds / 60} phút. Ở trung tâm: signagehub board enrol {code} --id MÃ-BẢNG"));
            EnrolAnswer? answer = null;
            while (answer is not { Step: EnrolStep.Void })
            {
                answer = await Post<EnrolAsk, EnrolAnswer>("enrol/ask", new EnrolAsk(ticket.Ticket));
                if (answer is not null && board.Take(answer) is { } nonce)
                    return await Compare(board, ticket, nonce);
                await Task.Delay(AskEvery);
            }
        }
    }

    private async Task<int> Compare(EnrolBoard board, EnrolTicket ticket, string nonce)
    {
        Show(EnrolCode.Show(board.Begin.Code), board.Digits!);
        _messages.Tell(new($"Digits {board.Digits}. Does the hub show the same?", $"Chữ số {board.Digits}. Trung tâm có hiện đúng như vậy không?"));
        var answer = await Insist("enrol/reveal", new EnrolReveal(ticket.Ticket, nonce));
        while (answer is { Step: EnrolStep.Claimed or EnrolStep.Compare or EnrolStep.Waiting })
        {
            await Task.Delay(AskEvery);
            answer = await Insist("enrol/ask", new EnrolAsk(ticket.Ticket));
        }

        if (board.Open(answer) is not { } grant)
        {
            _messages.Error(new(
                "The hub did not confirm, or it is not the hub whose digits were shown. Nothing was taken from it; start again.",
                "Trung tâm không xác nhận, hoặc không phải trung tâm có các chữ số đã hiện. Bảng không nhận gì; hãy chạy lại."));
            return 1;
        }

        return await IsSure() ? Keep(grant) : 1;
    }

    /// <summary>The hub was asked for the board's digits; the board asks for the hub's, so that no false hub gets it.</summary>
    private async Task<bool> IsSure()
    {
        if (!_asksHere)
            return true;
        _messages.Tell(new(
            "The hub confirmed. If it shows the same digits, press Enter; otherwise Ctrl+C.", "Trung tâm đã xác nhận. Nếu các chữ số giống nhau, nhấn Enter; nếu không, nhấn Ctrl+C."));
        if (await Console.In.ReadLineAsync() is not null)
            return true;
        _messages.Error(new(
            "Nobody is here to press Enter. '--confirm hub' trusts the comparison at the hub alone: it keeps false boards out, but not a false hub.",
            "Không có ai nhấn Enter. '--confirm hub' chỉ dựa vào lần so ở trung tâm: chặn được bảng giả, nhưng không chặn được trung tâm giả."));
        return false;
    }

    private int Keep(Grant grant)
    {
        // Over the network only with TLS; plain MQTT is for a board on the hub's own machine.
        var hub = _hub.IsLoopback && grant.MqttPort is { } plain ? new Uri($"mqtt://{_hub.Host}:{plain}")
            : grant.MqttsPort is { } tls ? new Uri($"mqtts://{_hub.Host}:{tls}") : null;
        var enrolment = grant.Enrolment with { Hub = hub, SignKey = _key.ToPem() };
        try
        {
            DurableFile.Write(_file, WireJson.Write(enrolment));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _messages.Error(NotWritten(_file, e.Message));
            return 1;
        }

        _messages.Tell(new(
            $"This machine is the board {enrolment.Board}: signage-player run --secret-file {_file}", $"Máy này là bảng {enrolment.Board}: signage-player run --secret-file {_file}"));
        return 0;
    }

    private static Bilingual NotWritten(string file, string why) => new($"{file} cannot be written: {why}", $"Không ghi được {file}: {why}");

    /// <summary>Why there is no place for the file, found before anybody is shown a code; null when there is.</summary>
    private static string? Unwritable(string file)
    {
        if (Directory.Exists(file))
            return "it is a folder";
        var probe = $"{file}.{Guid.NewGuid():N}";
        try
        {
            // A whole block: an empty file can be made on a full disk too.
            DurableFile.Write(probe, new byte[4096]);
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private void Show(params string[] lines)
    {
        var frame = IdentityCard.Frame([.. lines.Select(l => l.ToLowerInvariant())], _size);
        var pixels = new byte[_size.Width * _size.Height * 3];
        new Playing.PixelTable(1, 100).Fill(frame, pixels);
        try
        {
            _display.Show(pixels, _size);
        }
        catch (IOException e)
        {
            _messages.DisplayTrouble(e.Message);
        }
    }

    private async Task<EnrolAnswer> Insist<T>(string path, T message)
        where T : class
    {
        while (true)
        {
            if (await Post<T, EnrolAnswer>(path, message) is { } answer)
                return answer;
            await Task.Delay(AskEvery);
        }
    }

    /// <summary>Null when the hub cannot be reached or refuses for now; told once.</summary>
    private async Task<TAnswer?> Post<TMessage, TAnswer>(string path, TMessage message)
        where TMessage : class
        where TAnswer : class
    {
        var why = "";
        try
        {
            using var content = new ByteArrayContent(WireJson.Write(message));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
            if (answer.IsSuccessStatusCode && WireJson.Read<TAnswer>(await answer.Content.ReadAsByteArrayAsync()) is { } said)
            {
                _isTroubled = false;
                return said;
            }

            why = $"HTTP {(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            why = e.Message;
        }

        if (!_isTroubled)
            _messages.Error(new($"The hub at {_hub} does not take enrolments now ({why}); trying again.", $"Trung tâm {_hub} hiện không nhận đăng ký ({why}); đang thử lại."));
        _isTroubled = true;
        return null;
    }
}
