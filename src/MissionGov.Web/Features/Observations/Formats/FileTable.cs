using MissionGov.Web.Features.Observations.Formats.Json;
using MissionGov.Web.Features.Observations.Formats.Tables;
using MissionGov.Web.Features.Observations.Formats.Workbooks;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Opens a file of any kind we read, by what its bytes are and not by its name.</summary>
internal static class FileTable
{
    /// <param name="isKnown">Whether a layout we know fits these headings.</param>
    /// <exception cref="BadFileException">It cannot be opened; the message says why and what to do.</exception>
    public static OpenTable Open(Func<Stream> open, string name, ReadOptions options, KnownHeadings isKnown, CancellationToken cancelled)
    {
        var head = FileText.Head(open, options.Bounds);
        if (FileSignature.IsZip(head)) return WorkbookTable.Open(open, name, options, isKnown, cancelled);
        var text = FileText.Of(open, name, options.Bounds, cancelled);
        if (text.Problem is not null) throw new BadFileException(text.Problem);
        if (options.Sheet is not null) throw new BadFileException("This file has no sheets. Leave the sheet empty");
        if (!JsonTable.IsJson(text, name)) return TextTable.Open(text, options, isKnown, cancelled);
        FileText.Head(open, ReadBounds.Sent);
        return JsonTable.Open(text, cancelled);
    }
}
