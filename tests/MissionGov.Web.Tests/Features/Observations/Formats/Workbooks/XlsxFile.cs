using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

/// <summary>Writes the parts of a workbook, sound or not, so that a test says exactly what is in them.</summary>
internal sealed class XlsxFile
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<string> _strings = [];
    private readonly Dictionary<string, Action<Stream>> _others = [];
    private string _styles = "";
    private bool _since1904;

    /// <summary>A sheet of rows; a cell is text, a number, or mark-up of its own where it begins with &lt;.</summary>
    public XlsxFile Sheet(string name, params object?[][] rows) => Sheet(name, "visible", rows);

    public XlsxFile Sheet(string name, string state, object?[][] rows, string after = "", string attributes = "")
    {
        var xml = new StringBuilder();
        foreach (var (at, row) in rows.Index())
        {
            if (row.Length == 0) continue;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{at + 1}\"{(attributes.Length > 0 && at > 0 ? $" {attributes}" : "")}>");
            foreach (var (column, cell) in row.Index()) xml.Append(Cell(column, at + 1, cell));
            xml.Append("</row>");
        }

        return Raw(name, $"<worksheet xmlns=\"{Main}\"><sheetData>{xml}</sheetData>{after}</worksheet>", state);
    }

    /// <summary>A sheet whose part is exactly this.</summary>
    public XlsxFile Raw(string name, string xml, string state = "visible")
    {
        _sheets.Add((name, state, xml));
        return this;
    }

    /// <summary>Number formats: style 1 is the first.</summary>
    public XlsxFile Formats(params string[] codes)
    {
        var formats = string.Concat(codes.Index().Select(code => $"<numFmt numFmtId=\"{164 + code.Index}\" formatCode=\"{SecurityElement.Escape(code.Item)}\"/>"));
        var cells = string.Concat(codes.Index().Select(code => $"<xf numFmtId=\"{164 + code.Index}\"/>"));
        _styles = $"<styleSheet xmlns=\"{Main}\"><numFmts>{formats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{cells}</cellXfs></styleSheet>";
        return this;
    }

    public XlsxFile Since1904()
    {
        _since1904 = true;
        return this;
    }

    /// <summary>A part of its own, or in place of one of ours.</summary>
    public XlsxFile Part(string name, Action<Stream> write)
    {
        _others[name] = write;
        return this;
    }

    public XlsxFile Part(string name, byte[] bytes) => Part(name, part => part.Write(bytes));

    public XlsxFile Part(string name, string text) => Part(name, Encoding.UTF8.GetBytes(text));

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        Write(bytes);
        return bytes.ToArray();
    }

    public void Write(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, write) in Parts())
        {
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            write(part);
        }
    }

    private Dictionary<string, Action<Stream>> Parts()
    {
        const string Kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var sheets = string.Concat(_sheets.Index().Select(sheet => $"<sheet name=\"{SecurityElement.Escape(sheet.Item.Name)}\" sheetId=\"{sheet.Index + 1}\" state=\"{sheet.Item.State}\" r:id=\"r{sheet.Index + 1}\"/>"));
        var relations = string.Concat(_sheets.Index().Select(sheet => $"<Relationship Id=\"r{sheet.Index + 1}\" Type=\"{Kind}/worksheet\" Target=\"worksheets/sheet{sheet.Index + 1}.xml\"/>"));
        Dictionary<string, string> texts = new()
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Kind}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Kind}\"><workbookPr{(_since1904 ? " date1904=\"1\"" : "")}/><sheets>{sheets}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}\">{relations}<Relationship Id=\"s\" Type=\"{Kind}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{Kind}/styles\" Target=\"/xl/styles.xml\"/></Relationships>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(_strings.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>",
        };
        if (_styles.Length > 0) texts["xl/styles.xml"] = _styles;
        foreach (var (at, sheet) in _sheets.Index()) texts[$"xl/worksheets/sheet{at + 1}.xml"] = sheet.Xml;
        var parts = texts.ToDictionary(part => part.Key, Action<Stream> (part) => stream => stream.Write(Encoding.UTF8.GetBytes(part.Value)));
        foreach (var (name, write) in _others) parts[name] = write;
        return parts;
    }

    private string Cell(int column, int row, object? cell)
    {
        var address = $"{CellAddress.ColumnName(column)}{row}";
        switch (cell)
        {
            case null or "": return "";
            case string mark when mark.StartsWith('<'): return mark.Replace("<c", $"<c r=\"{address}\"", StringComparison.Ordinal);
            case string text:
                _strings.Add(text);
                return $"<c r=\"{address}\" t=\"s\"><v>{_strings.Count - 1}</v></c>";
            default: return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{address}\"><v>{cell}</v></c>");
        }
    }
}
