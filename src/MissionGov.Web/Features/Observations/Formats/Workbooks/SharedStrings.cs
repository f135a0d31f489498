using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>The texts that cells point at by number, kept in a few blocks of bytes rather than in a million objects.</summary>
internal sealed partial class SharedStrings
{
    private const int BlockBytes = 1 << 20;
    private const int MostBlocks = 32;
    private const int MostStrings = 2_000_000;
    private const int BlockChars = 4_096;
    private const string TooMuch = "The file holds more text than we can read. In Excel, save the sheet as CSV UTF-8 and choose that file";

    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _starts = [];
    private int _used = BlockBytes;

    public static SharedStrings Read(ZipParts parts, string? name)
    {
        var strings = new SharedStrings();
        if (name is null || !parts.Has(name)) return strings;

        using var xml = PartXml.Open(parts.OpenPart(name));
        var text = new StringBuilder();
        var block = new char[BlockChars];
        while (xml.Next())
        {
            if (!xml.IsStart("si")) continue;
            text.Clear();
            AppendRuns(xml, text, block);
            strings.Add(text);
        }

        return strings;
    }

    /// <summary>Adds the text of a string item or an inline string: of its runs too, but not of how it is spoken.</summary>
    public static void AppendRuns(XmlReader xml, StringBuilder text, char[] block)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var (inText, spoken) = (false, false);
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement) continue;
            if (xml.IsStart("rPh") || xml.IsEnd("rPh")) spoken = xml.NodeType == XmlNodeType.Element;
            if (xml.IsStart("t") || xml.IsEnd("t")) inText = xml.NodeType == XmlNodeType.Element;
            if (inText && !spoken) xml.AppendText(text, block);
        }

        if (text.Length > 0 && text.ToString() is var written && written.Contains("_x", StringComparison.Ordinal)) text.Clear().Append(Unescape(written));
    }

    public int CharsAt(int index, Span<char> into) => Encoding.UTF8.GetChars(BytesAt(index), into);

    public int MostCharsAt(int index) => BytesAt(index).Length;

    // Excel writes a character that XML cannot hold as _x000D_. Those that a cell shows as nothing are dropped.
    public static string Unescape(string text) => Escape().Replace(text, match =>
        (char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var mark && (char.IsControl(mark) || char.IsSurrogate(mark)) ? "" : mark.ToString());

    private ReadOnlySpan<byte> BytesAt(int index)
    {
        if ((uint)index >= (uint)_starts.Count) throw new BadFileException(ZipParts.Damaged);
        var at = _blocks[_starts[index] / BlockBytes].AsSpan(_starts[index] % BlockBytes);
        return at.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(at));
    }

    private void Add(StringBuilder text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (_used + sizeof(int) + bytes.Length > BlockBytes)
        {
            if (_blocks.Count == MostBlocks) throw new BadFileException(TooMuch);
            _blocks.Add(new byte[BlockBytes]);
            _used = 0;
        }

        if (_starts.Count == MostStrings) throw new BadFileException(TooMuch);
        var block = _blocks[^1].AsSpan(_used);
        _starts.Add(((_blocks.Count - 1) * BlockBytes) + _used);
        BinaryPrimitives.WriteInt32LittleEndian(block, bytes.Length);
        bytes.CopyTo(block[sizeof(int)..]);
        _used += sizeof(int) + bytes.Length;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
