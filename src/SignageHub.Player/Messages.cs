using System.Globalization;
using SignageHub.Core;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;

namespace SignageHub.Player;

/// <summary>What the player says to people: on standard error, for standard output may be the display.</summary>
internal sealed class Messages(Language language, TextWriter error)
{
    private readonly Lock _gate = new();
    private string _told = "";

    public void Error(Bilingual words) => Say(words);

    public void Tell(Bilingual words) => Say(words);

    public void DisplayTrouble(string why) => Say(new Bilingual($"The display does not take the picture ({why}); trying again.", $"Màn hình không nhận hình ({why}); đang thử lại."));

    /// <param name="dark">Made so by whoever is at the board; false for lit again.</param>
    /// <param name="isOrdered">Whether the hub's order keeps it dark besides.</param>
    public void DarkHere(bool dark, bool isOrdered) => Say((dark, isOrdered) switch
    {
        (true, false) => new Bilingual("The board is dark here until it is lit here again.", "Bảng đã tắt tại chỗ cho đến khi được bật lại tại chỗ."),
        (true, true) => new Bilingual(
            "The board stays dark here also when the hub lifts its order, until it is lit here again.",
            "Bảng vẫn tắt tại chỗ kể cả khi trung tâm gỡ lệnh, cho đến khi được bật lại tại chỗ."),
        (false, true) => new Bilingual(
            "Nothing keeps the board dark here any more; the hub's order keeps it dark until it is lifted there.",
            "Tại chỗ không còn tắt bảng nữa; lệnh của trung tâm vẫn giữ bảng tắt cho đến khi được gỡ ở đó."),
        _ => new Bilingual("The board is lit again.", "Bảng đã sáng lại."),
    });

    /// <param name="times">In the last ten minutes, this one included.</param>
    public void RenderStalled(int times) => Say(times < 3
        ? new Bilingual("The display took no picture for five seconds; it is opened anew.", "Màn hình không nhận hình trong năm giây; đang mở lại.")
        : new Bilingual(
            "The display stood still for the third time in ten minutes: for the next ten it shows the fallback. Look at its cable and device.",
            "Màn hình đứng lần thứ ba trong mười phút: mười phút tới hiện nội dung dự phòng. Hãy kiểm tra cáp và thiết bị."));

    /// <summary>Each reason once, however often it is tried.</summary>
    public void Connection(MqttClientState state)
    {
        var words = state switch
        {
            { Connected: true } => new Bilingual("Connected to the hub.", "Đã kết nối với trung tâm."),
            { Reason: ReasonCode.BadUserNameOrPassword or ReasonCode.NotAuthorized } => new Bilingual(
                "The hub refuses this board's secret. Make a new file there: signagehub board secret ID --file ID.json",
                "Trung tâm từ chối mật khẩu của bảng này. Hãy tạo tệp mới tại trung tâm: signagehub board secret MÃ --file MÃ.json"),
            _ => new Bilingual($"No connection to the hub: {state.Error} The board plays on by itself.", $"Không kết nối được với trung tâm: {state.Error} Bảng vẫn tự phát."),
        };
        lock (_gate)
        {
            if (_told == words.En)
                return;
            _told = words.En;
        }

        Say(words);
    }

    private void Say(Bilingual words) =>
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {words.In(language)}"));
}
