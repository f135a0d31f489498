using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace MissionGov.Web.Tests.Serving.Tables;

/// <summary>A workbook as its parts say, without a program that would mend it.</summary>
internal sealed class Workbook(byte[] file)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<string, XElement> _parts = Read(file);

    public IReadOnlyList<string> Parts => [.. _parts.Keys];

    public IReadOnlyList<string> Sheets => [.. _parts["xl/workbook.xml"].Descendants(Main + "sheet").Select(sheet => (string)sheet.Attribute("name")!)];

    public XElement Sheet(int number) => _parts[$"xl/worksheets/sheet{number}.xml"];

    /// <summary>The tables that a sheet holds.</summary>
    public IReadOnlyList<XElement> Tables(int sheet) => _parts.TryGetValue($"xl/worksheets/_rels/sheet{sheet}.xml.rels", out var links)
        ? [.. links.Elements().Select(link => (string)link.Attribute("Target")!).Where(target => target.Contains("tables/", StringComparison.Ordinal)).Select(target => _parts[$"xl{target[target.LastIndexOf("/tables/", StringComparison.Ordinal)..]}"])]
        : [];

    public IEnumerable<XElement> Cells(int sheet) => Sheet(sheet).Descendants(Main + "c");

    public bool HasFormulas => Enumerable.Range(1, Sheets.Count).Any(sheet => Cells(sheet).Any(cell => cell.Element(Main + "f") is not null || (string?)cell.Attribute("t") == "str"));

    public bool HasMerges => Enumerable.Range(1, Sheets.Count).Any(sheet => Sheet(sheet).Element(Main + "mergeCells") is not null);

    public IReadOnlyList<IReadOnlyList<string>> Rows(int sheet) => [.. Sheet(sheet).Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select(Text).ToList())];

    /// <summary>The table of a sheet, its headings first, with numbers and dates as a CSV has them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TableRows(int sheet) => [.. Rows(sheet).Skip(int.Parse(((string)Tables(sheet)[0].Attribute("ref")!).Split(':')[0].TrimStart('A'), CultureInfo.InvariantCulture) - 1)];

    private string Text(XElement cell)
    {
        if ((string?)cell.Attribute("t") == "inlineStr") return cell.Value;
        var value = cell.Element(Main + "v")?.Value ?? "";
        return value.Length > 0 && IsDate(cell) ? DateTime.FromOADate(double.Parse(value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
    }

    private bool IsDate(XElement cell)
    {
        var styles = _parts["xl/styles.xml"];
        var formats = styles.Descendants(Main + "numFmt").Where(format => ((string)format.Attribute("formatCode")!).StartsWith("yyyy", StringComparison.Ordinal)).Select(format => (string)format.Attribute("numFmtId")!).ToHashSet();
        return cell.Attribute("s") is { } style && formats.Contains((string)styles.Element(Main + "cellXfs")!.Elements().ElementAt((int)style).Attribute("numFmtId")!);
    }

    private static Dictionary<string, XElement> Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var part = entry.Open();
            return XElement.Load(part, LoadOptions.PreserveWhitespace);
        });
    }
}
