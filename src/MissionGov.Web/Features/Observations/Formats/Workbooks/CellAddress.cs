namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>Places in a sheet as Excel writes them: C7 is the third column of row 7.</summary>
internal static class CellAddress
{
    // Excel's own limits.
    public const int MostRows = 1_048_576;
    public const int MostColumns = 16_384;

    private const int Letters = 26;

    public static string ColumnName(int column)
    {
        var name = "";
        for (var left = column + 1; left > 0; left = (left - 1) / Letters) name = (char)('A' + ((left - 1) % Letters)) + name;
        return name;
    }

    /// <summary>Row and column counted from 1 and 0; null when it is no address. Past Excel's limits it stops counting.</summary>
    public static (int Row, int Column)? Read(ReadOnlySpan<char> address)
    {
        int column = 0, row = 0, at = 0;
        for (; at < address.Length && char.IsAsciiLetterUpper(address[at]); at++) column = Math.Min((column * Letters) + address[at] - 'A' + 1, MostColumns + 1);
        if (column == 0 || at == address.Length) return null;
        for (; at < address.Length; at++)
        {
            if (!char.IsAsciiDigit(address[at])) return null;
            row = Math.Min((row * 10) + address[at] - '0', MostRows + 1);
        }

        return row == 0 ? null : (row, column - 1);
    }
}
