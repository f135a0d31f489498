namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>One sheet and the part that holds its cells.</summary>
internal sealed record WorkbookSheet(string Name, string Part, bool IsHidden);

/// <summary>What the parts of an .xlsx file are, by the relations between them (ECMA-376 part 2, 9.3).</summary>
internal sealed record Workbook(IReadOnlyList<WorkbookSheet> Sheets, string? Strings, string? Styles, bool Since1904)
{
    // A workbook is a few hundred sheets at most; each is read before one is chosen.
    private const int MostSheets = 1_000;
    private const int MostRelations = 10_000;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    public static Workbook Read(ZipParts parts)
    {
        var main = Related(parts, "").FirstOrDefault(part => part.Kind == "officeDocument").Target ?? throw new BadFileException(ZipParts.Damaged);
        var related = Related(parts, main);
        var sheetParts = related.Where(part => part.Kind == "worksheet").DistinctBy(part => part.Id).ToDictionary(part => part.Id, part => part.Target);
        List<WorkbookSheet> sheets = [];
        var since1904 = false;
        using var xml = PartXml.Open(parts.OpenPart(main));
        while (xml.Next())
        {
            if (xml.IsStart("workbookPr")) since1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (!xml.IsStart("sheet")) continue;
            if (sheets.Count == MostSheets) throw new BadFileException(ZipParts.Damaged);
            var id = xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", StrictRelations) ?? "";
            if (!sheetParts.TryGetValue(id, out var part)) continue;
            // Two sheets of one part would let a small file hold a thousand large sheets.
            if (sheets.Exists(sheet => sheet.Part.Equals(part, StringComparison.OrdinalIgnoreCase))) throw new BadFileException(ZipParts.Damaged);
            sheets.Add(new(xml.GetAttribute("name") ?? "", part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        if (sheets.Count == 0) throw new BadFileException(ZipParts.Damaged);
        return new(sheets, related.FirstOrDefault(part => part.Kind == "sharedStrings").Target, related.FirstOrDefault(part => part.Kind == "styles").Target, since1904);
    }

    // External targets are links to other files or sites; nothing here follows them.
    private static List<(string Id, string Kind, string Target)> Related(ZipParts parts, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, name) = (part[..slash], part[slash..]);
        List<(string, string, string)> related = [];
        var relations = $"{folder}_rels/{name}.rels";
        if (!parts.Has(relations)) throw new BadFileException(ZipParts.Damaged);
        using var xml = PartXml.Open(parts.OpenPart(relations));
        while (xml.Next())
        {
            if (!xml.IsStart("Relationship") || xml.GetAttribute("TargetMode") == "External" || xml.GetAttribute("Target") is not { Length: > 0 } target) continue;
            if (related.Count == MostRelations) throw new BadFileException(ZipParts.Damaged);
            related.Add((xml.GetAttribute("Id") ?? "", (xml.GetAttribute("Type") ?? "").Split('/')[^1], Resolve(folder, target)));
        }

        return related;
    }

    private static string Resolve(string folder, string target)
    {
        if (target[0] == '/') return target[1..];
        List<string> steps = [];
        foreach (var step in (folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not (".." or "." or "")) steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
