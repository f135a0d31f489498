namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>What the cells of a workbook need from its other parts.</summary>
/// <param name="NamesSheets">There are several to tell apart, so that a problem names its own.</param>
internal sealed record OpenWorkbook(ZipParts Parts, SharedStrings Strings, CellStyles Styles, bool Since1904, bool NamesSheets)
{
    private long _scanned;

    /// <summary>Counts the text of all sheets together, which may each point at the same long strings.</summary>
    /// <exception cref="BadFileException">It is more than we read.</exception>
    public void Scanned(int chars)
    {
        if ((_scanned += chars) > SheetRows.MostText) throw new BadFileException(FileText.TooLarge);
    }
}
