using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Playlists;
using SignageHub.Push.Enrolling;

namespace SignageHub.Hub.Boards.Enrolling;

/// <summary>Claims and confirms boards for the command line.</summary>
internal sealed class EnrolErrands(Enrolments enrolments, SignageStore signage) : IErrandRunner
{
    public const string Claim = "enrol-claim";
    public const string Confirm = "enrol-confirm";

    /// <summary>A board asks once a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public IReadOnlyList<string> Kinds => [Claim, Confirm];

    public async Task<ErrandAnswer> Run(Errand errand, CancellationToken cancellationToken)
    {
        if (!enrolments.IsOpen)
            return No(
                "This hub's boards sign in at another broker (mqtt.broker), which knows their secrets: give them a file of 'signagehub board secret'.",
                "Các bảng của trung tâm này đăng nhập ở máy chủ MQTT khác (mqtt.broker), nơi giữ mật khẩu của bảng: hãy dùng tệp của 'signagehub board secret'.");
        if (EnrolCode.Parse(errand.Word("code")) is not { } code)
            return No(
                $"'{Say.Short(errand.Word("code"))}' is no code: it has {EnrolCode.Length} letters, as the board shows them.",
                $"'{Say.Short(errand.Word("code"))}' không phải là mã: mã có {EnrolCode.Length} chữ cái, như bảng đang hiện.");
        return errand.Kind == Claim ? await DoClaim(code, errand.Word("board"), cancellationToken) : await DoConfirm(code, errand.Word("digits"), cancellationToken);
    }

    private async Task<ErrandAnswer> DoClaim(string code, string name, CancellationToken cancellationToken)
    {
        if (!BoardId.TryParse(name, out var board) || signage.Current.Office.Boards.All(b => b.Id != board))
            return No($"There is no board '{Say.Short(name)}' in boards.json.", $"Không có bảng '{Say.Short(name)}' trong boards.json.");
        if (enrolments.Claim(code, board) is not EnrolVerdict.Fine and var verdict)
            return No(verdict);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            switch (enrolments.Progress(code))
            {
                case { Digits: { } digits }:
                    return ErrandAnswer.Of(isFine: true, new Bilingual(
                        $"{board}: this hub shows {digits}. Does the board show the same?  signagehub board confirm {EnrolCode.Show(code)} DIGITS-ON-THE-BOARD",
                        $"{board}: trung tâm hiện {digits}. Bảng có hiện đúng như vậy không?  signagehub board confirm {EnrolCode.Show(code)} SỐ-TRÊN-BẢNG"),
                        new { Board = board.Value, Code = code, Digits = digits });
                case { Step: EnrolStep.Void }:
                    return No(
                        "What the board says does not fit what it said before: someone may sit between it and this hub. The code is void; begin anew at the board.",
                        "Lời của bảng không khớp với lần trước: có thể có kẻ chen giữa bảng và trung tâm. Mã không còn giá trị; hãy làm lại từ đầu ở bảng.");
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return No(
            "The board has not answered. Look whether it still shows the code and is on the network, and begin anew there.",
            "Bảng không trả lời. Hãy xem bảng còn hiện mã và còn nối mạng không, rồi làm lại từ đầu ở bảng.");
    }

    private async Task<ErrandAnswer> DoConfirm(string code, string digits, CancellationToken cancellationToken)
    {
        var (verdict, board) = await enrolments.Confirm(code, digits, cancellationToken);
        return verdict == EnrolVerdict.Fine
            ? ErrandAnswer.Of(isFine: true, new Bilingual(
                $"{board} is enrolled. If it asks, say at the board too that the digits are the same.",
                $"Đã đăng ký {board}. Nếu bảng hỏi, hãy xác nhận cả ở bảng rằng các chữ số giống nhau."), new { Board = board!.Value.Value })
            : No(verdict);
    }

    private static ErrandAnswer No(EnrolVerdict verdict) => verdict switch
    {
        EnrolVerdict.Claimed => No("This code was claimed already. Begin anew at the board.", "Mã này đã được nhận. Hãy làm lại từ đầu ở bảng."),
        EnrolVerdict.TooEarly => No("The board shows no digits yet: 'signagehub board enrol' comes first.", "Bảng chưa hiện chữ số: hãy chạy 'signagehub board enrol' trước."),
        EnrolVerdict.OtherDigits => No(
            "These are not the digits of this hub: someone may sit between it and the board, or they were mistyped. The code is void; nothing was given to the board. Begin anew at the board.",
            "Các chữ số này không phải của trung tâm: có thể có kẻ chen giữa, hoặc gõ nhầm. Mã không còn giá trị, bảng chưa được cấp gì. Hãy làm lại từ đầu ở bảng."),
        EnrolVerdict.TooManyTries => No(
            "Too many codes that no board shows were typed. Wait ten minutes.", "Đã gõ quá nhiều mã mà không bảng nào hiện. Hãy đợi mười phút."),
        _ => No(
            "No board shows this code. A code is good for 10 minutes and for once; look at the board again.",
            "Không có bảng nào hiện mã này. Mã chỉ dùng một lần trong 10 phút; hãy xem lại trên bảng."),
    };

    private static ErrandAnswer No(string en, string vi) => ErrandAnswer.Of(isFine: false, new Bilingual(en, vi));
}
