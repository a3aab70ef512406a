using System.Globalization;
using System.Text;
using QRCoder;

namespace SignageHub.Hub.Accounts;

/// <summary>A QR code (ISO/IEC 18004) as the path of an SVG picture: dark modules alone, one unit each.</summary>
/// <param name="Size">Of a side, the quiet zone of four modules all round included.</param>
/// <param name="Path">SVG path data.</param>
internal sealed record QrPicture(int Size, string Path)
{
    /// <param name="text">What a camera reads; at most about 2,300 bytes.</param>
    public static QrPicture Of(string text)
    {
        // A screen is clean and lit: 15 per cent of mending is enough, and fewer modules are larger ones.
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var row = data.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                var from = x;
                while (x < row.Length && row[x])
                    x++;
                if (x > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1H{from}z");
            }
        }

        return new QrPicture(data.ModuleMatrix.Count, path.ToString());
    }
}
