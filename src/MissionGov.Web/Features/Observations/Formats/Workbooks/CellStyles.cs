using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>Number formats by the style that a cell names.</summary>
internal sealed partial class CellStyles
{
    // Excel keeps at most 65,490 cell formats.
    private const int MostFormats = 65_490;

    private readonly List<CellStyle> _styles = [];

    public static CellStyles Read(ZipParts parts, string? name)
    {
        var styles = new CellStyles();
        if (name is null || !parts.Has(name)) return styles;

        using var xml = PartXml.Open(parts.OpenPart(name));
        Dictionary<int, string> codes = [];
        var ofCells = false;
        while (xml.Next())
        {
            if (xml.IsStart("numFmt") && Number(xml, "numFmtId") is { } id && codes.Count < MostFormats) codes[id] = xml.GetAttribute("formatCode") ?? "";
            if (xml.IsStart("cellXfs") || xml.IsEnd("cellXfs")) ofCells = xml.NodeType == XmlNodeType.Element;
            if (!ofCells || !xml.IsStart("xf")) continue;
            if (styles._styles.Count == MostFormats) throw new BadFileException(ZipParts.Damaged);
            var format = Number(xml, "numFmtId") ?? 0;
            styles._styles.Add(codes.TryGetValue(format, out var code) ? OfCode(code) : BuiltIn(format));
        }

        return styles;
    }

    public CellStyle this[int style] => (uint)style < (uint)_styles.Count ? _styles[style] : CellStyle.Plain;

    // The formats that every file has without naming them: ECMA-376 part 1, 18.8.30.
    private static CellStyle BuiltIn(int format) => format switch
    {
        9 or 10 => CellStyle.Percent,
        17 or 55 or 56 => CellStyle.Month,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellStyle.Day,
        _ => CellStyle.Plain,
    };

    private static CellStyle OfCode(string code)
    {
        // What comes after the first semicolon is for negative numbers.
        var shown = Literal().Replace(code, "").Split(';')[0].ToLowerInvariant();
        if (shown.Contains("general", StringComparison.Ordinal)) return CellStyle.Plain;
        if (shown.Contains('%')) return CellStyle.Percent;
        if (shown.AsSpan().IndexOfAny('d', 'h', 's') >= 0) return CellStyle.Day;
        if (shown.Contains('y')) return shown.Contains('m') ? CellStyle.Month : CellStyle.Year;
        return shown.Contains('m') ? CellStyle.Day : CellStyle.Plain;
    }

    private static int? Number(XmlReader xml, string name) => int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Quoted text, an escaped mark, a space as wide as a mark, and colours and conditions; [h] counts hours.
    [GeneratedRegex(@"""[^""]*""|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
