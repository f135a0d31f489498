namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Files that are no text, whatever they are called, by their first bytes.</summary>
internal static class FileSignature
{
    public static string? Refuse(ReadOnlySpan<byte> head, string name)
    {
        var renamed = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? " renamed .csv" : "";
        if (head.StartsWith("PK\u0003\u0004"u8))
            return IsWorkbook(head)
                ? $"This is an Excel file{renamed}. In Excel, save the sheet as CSV UTF-8 and choose that file"
                : $"This is a zip file{renamed}, not a data file. Unpack it and choose the CSV file in it";
        if (head.StartsWith(CompoundFile)) return $"This is an old or password protected Excel file{renamed}. Open it in Excel and save the sheet as CSV UTF-8";
        if (head.StartsWith("%PDF"u8)) return $"This is a PDF{renamed}. It is not a data file";
        if (head.StartsWith("MZ"u8) && head.Contains((byte)0)) return $"This is a program{renamed}. It is not a data file";
        return null;
    }

    // Microsoft's compound file, which .xls and encrypted .xlsx share: [MS-CFB] section 2.2.
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static bool IsWorkbook(ReadOnlySpan<byte> head) => head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0;
}
