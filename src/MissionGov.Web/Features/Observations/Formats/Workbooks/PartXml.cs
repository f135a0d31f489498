using System.Text;
using System.Xml;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>XML from a file that nobody vouches for: no document type, nothing fetched, bounds on all that a reader keeps.</summary>
internal static class PartXml
{
    private const int Deepest = 64;
    private const int MostNames = 10_000;

    // Excel's longest cell is 32,767 characters, each of which may be written as seven.
    private const int LongestText = 250_000;

    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        NameTable = new FewNames(),
    });

    public static bool Next(this XmlReader xml)
    {
        var more = xml.Read();
        return xml.Depth <= Deepest ? more : throw new BadFileException(ZipParts.Damaged);
    }

    public static bool IsStart(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public static bool IsEnd(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    /// <summary>Adds the text of this node without ever holding more of it than a cell may have.</summary>
    public static void AppendText(this XmlReader xml, StringBuilder text, char[] block)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;
        for (int read; (read = xml.ReadValueChunk(block, 0, block.Length)) > 0;)
        {
            text.Append(block, 0, read);
            if (text.Length > LongestText) throw new BadFileException(ZipParts.Damaged);
        }
    }

    /// <summary>Names of elements stay in memory for as long as the reader does; a sound part has a few dozen.</summary>
    private sealed class FewNames : NameTable
    {
        private int _count;

        public override string Add(string key) => Get(key) ?? Added(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Added(base.Add(key, start, len));

        private string Added(string name) => ++_count <= MostNames ? name : throw new BadFileException(ZipParts.Damaged);
    }
}
