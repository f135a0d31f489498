using System.Text;
using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Files that are neither text nor a workbook we read, whatever they are called, by their bytes.</summary>
internal static class FileSignature
{
    public const string Protected = "The selected file is password protected";

    private const int BlockBytes = 65_536;

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static string? Refuse(ReadOnlySpan<byte> head, string name, Func<Stream> open)
    {
        var renamed = Renamed(name);
        if (IsZip(head)) return "This is a zip file in a gzip file. Unpack it and choose the .xlsx or CSV file in it";
        if (head.StartsWith(CompoundFile)) return IsEncrypted(open) ? Protected : $"This is an old Excel file (.xls){renamed}. Save it as .xlsx or .csv";
        if (head.StartsWith("%PDF"u8)) return $"This is a PDF{renamed}. It is not a data file";
        if (head.StartsWith("MZ"u8) && head.Contains((byte)0)) return $"This is a program{renamed}. It is not a data file";
        return null;
    }

    /// <summary>The parts of an .xlsx file.</summary>
    /// <exception cref="BadFileException">It is another kind of zip file, or a damaged one.</exception>
    public static ZipParts Unzip(Func<Stream> open, string name)
    {
        if (Renamed(name).Length > 0 && IsWorkbook(FileText.Head(open, ReadBounds.Sent))) throw new BadFileException("This is an Excel file renamed .csv. Upload it as .xlsx");
        ZipParts parts;
        try
        {
            parts = ZipParts.Open(open());
        }
        catch (BadFileException) when (!IsWorkbook(FileText.Head(open, ReadBounds.Sent)) && !name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw OtherZip(name);
        }

        if (Kind(parts, name) is not { } refusal) return parts;
        parts.Dispose();
        throw refusal;
    }

    // Macros are code: a file that may hold some is not opened, so that nobody relies on what they would have changed.
    private static BadFileException? Kind(ZipParts parts, string name)
    {
        if (parts.Has("xl/workbook.bin")) return SaveAs("a binary Excel file (.xlsb)");
        if (parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return SaveAs("an Excel file with macros (.xlsm)");
        if (parts.Has("content.xml") && parts.Has("mimetype")) return SaveAs("an OpenDocument file (.ods)");
        if (parts.Has("[Content_Types].xml") && parts.Any(part => part.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) return null;
        return OtherZip(name);
    }

    private static BadFileException SaveAs(string kind) => new($"This is {kind}. Save it as .xlsx or .csv");

    private static BadFileException OtherZip(string name) => new($"This is a zip file{Renamed(name)}, not a data file. Unpack it and choose the CSV file in it");

    private static string Renamed(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? " renamed .csv" : "";

    // Microsoft's compound file, which .xls and encrypted .xlsx share: [MS-CFB] section 2.2.
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // Its directory, anywhere in the file, names the stream of [MS-OFFCRYPTO] section 2.3.4.4.
    private static bool IsEncrypted(Func<Stream> open)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        using var file = open();
        var block = new byte[BlockBytes];
        long looked = 0;
        for (int kept = 0, read; looked <= FileText.MaximumExpanded && (read = file.ReadAtLeast(block.AsSpan(kept), 1, throwOnEndOfStream: false)) > 0;)
        {
            looked += read;
            var bytes = block.AsSpan(0, kept + read);
            if (bytes.IndexOf(name) >= 0) return true;
            kept = Math.Min(name.Length - 1, bytes.Length);
            bytes[^kept..].CopyTo(block);
        }

        return false;
    }

    private static bool IsWorkbook(ReadOnlySpan<byte> head) => head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0;
}
