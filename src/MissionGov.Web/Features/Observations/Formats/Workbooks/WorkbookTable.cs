using System.Xml;
using MissionGov.Web.Features.Observations.Formats.Tables;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>Opens the sheet that the person named, or the only one that reads as data. Every sheet is looked through to its end before a row of it counts.</summary>
internal static class WorkbookTable
{
    private const string NoDocumentType = "The file contains content we do not accept (DTD)";

    public static OpenTable Open(Func<Stream> open, string name, ReadOptions options, KnownHeadings isKnown, CancellationToken cancelled)
    {
        var parts = FileSignature.Unzip(open, name);
        try
        {
            var workbook = Workbook.Read(parts);
            var named = Candidates(workbook, options.Sheet);
            var opened = new OpenWorkbook(parts, SharedStrings.Read(parts, workbook.Strings), CellStyles.Read(parts, workbook.Styles), workbook.Since1904, workbook.Sheets.Count(sheet => !sheet.IsHidden) > 1);
            var scan = named.Count == 1 ? SheetScan.Of(opened, named[0], cancelled) : OnlyData(opened, named, isKnown, cancelled);
            if (scan.Table.Count == 0) throw new BadFileException($"Sheet ‘{scan.Sheet.Name}’ is empty. Choose a sheet with a heading row and at least one row of data");
            var choice = TableChoice.Of(scan.Table, options, isKnown, scan.Merged);
            return choice.Open(() => new SheetRows(opened, scan.Sheet, scan.Merged), isPadded: true) with { Notes = [.. Notes(workbook, scan)], Source = parts };
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    /// <summary>What the framework says about broken parts, in a person's words; null where the fault is another.</summary>
    public static BadFileException? Explain(Exception fault) => fault switch
    {
        XmlException xml when xml.Message.Contains("DTD is prohibited", StringComparison.Ordinal) => new(NoDocumentType),
        XmlException or InvalidDataException or EndOfStreamException => new(ZipParts.Damaged),
        _ => null,
    };

    private static List<WorkbookSheet> Candidates(Workbook workbook, string? wanted)
    {
        var shown = workbook.Sheets.Where(sheet => !sheet.IsHidden).ToList();
        if (wanted is null) return shown.Count > 0 ? shown : throw new BadFileException("All sheets of the file are hidden. Show the one to import and save the file again");
        return workbook.Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase)) is { } sheet
            ? [sheet]
            : throw new BadFileException($"There is no sheet ‘{ProblemList.Shorten(wanted)}’. Choose one of {Named(shown)}");
    }

    // Of a thousand sheets only one is kept in memory at a time, beside the one that reads.
    private static SheetScan OnlyData(OpenWorkbook workbook, List<WorkbookSheet> sheets, KnownHeadings isKnown, CancellationToken cancelled)
    {
        SheetScan? first = null;
        List<WorkbookSheet> data = [];
        foreach (var sheet in sheets)
        {
            var scan = SheetScan.Of(workbook, sheet, cancelled);
            if (!TableChoice.Reads(scan.Table, isKnown, scan.Merged)) continue;
            first ??= scan;
            data.Add(sheet);
        }

        if (first is null) throw new BadFileException($"No sheet has headings we know. Choose a sheet and its heading row. The sheets are {Named(sheets)}");
        return data.Count == 1 ? first : throw new BadFileException($"The file has {data.Count} sheets with figures. Choose one of {Named(data)}");
    }

    private static IEnumerable<string> Notes(Workbook workbook, SheetScan scan)
    {
        if (workbook.Sheets.Count > 1) yield return $"Sheet ‘{scan.Sheet.Name}’ was read";
        var hidden = workbook.Sheets.Where(sheet => sheet.IsHidden && sheet != scan.Sheet).ToList();
        if (hidden.Count > 0) yield return $"Hidden and not read: {Named(hidden)}";
        foreach (var note in scan.Notes) yield return note;
    }

    private static string Named(List<WorkbookSheet> sheets)
    {
        const int MostNamed = 12;
        var names = sheets.Take(MostNamed).Select(sheet => $"‘{sheet.Name}’").ToList();
        if (sheets.Count > MostNamed) return $"{string.Join(", ", names)} and {sheets.Count - MostNamed} more";
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
