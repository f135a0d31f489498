using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>What an import would do or did, in sentences.</summary>
internal static class ImportWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"152 rows: 149 new, 2 revised, 1 problem."</summary>
    public static string Rows(ImportPreview preview)
    {
        List<string> parts = [];
        if (preview.Counts is { } counts) parts.AddRange(Parts(counts.New, counts.Revised, counts.Unchanged, counts.Withdrawn));
        if (preview.File.Counts.Missing > 0) parts.Add($"{Number(preview.File.Counts.Missing)} missing");
        if (preview.File.Counts.Duplicates > 0) parts.Add(Many(preview.File.Counts.Duplicates, "duplicate"));
        if (preview.File.Problems.Count > 0) parts.Add(Many(preview.File.Problems.Count, "problem"));
        return $"{Many(preview.File.Counts.Rows, "row")}: {string.Join(", ", parts)}.";
    }

    /// <summary>How the file was read and what would be made for it.</summary>
    public static IEnumerable<string> Remarks(ImportPreview preview)
    {
        foreach (var remark in Remarks(preview.File)) yield return remark;
        if (preview.Missing.Count > 0) yield return $"Missing: {string.Join(", ", preview.Missing.Select(kind => $"{Number(kind.Rows)} {kind.Mark.Words} {kind.Mark.Mark}"))}.";
        if (preview.NewIndicators > 0) yield return $"{Many(preview.NewIndicators, "indicator")} not known before. Importing adds them.";
        if (preview.NewPlaces > 0) yield return $"{Many(preview.NewPlaces, "place")} not known before. Importing adds them.";
    }

    public static IEnumerable<string> Remarks(ObservationFile file) => [.. file.Notes.Select(note => $"{note}."), .. file.Warnings.Select(warning => $"{warning}.")];

    /// <summary>"Waits, England, October 2025: 61.8 → 0.618. That is a large change."</summary>
    public static string Jump(ChangedFigure figure) =>
        $"{figure.Indicator}, {figure.Place}{(figure.Breakdown.Length > 0 ? $", {figure.Breakdown}" : "")}, {figure.Period.Label}: {Number(figure.Was)} → {Number(figure.Value)}. That is a large change.";

    public static string Problems(ProblemList problems) =>
        problems.Count <= problems.Listed.Count ? Many(problems.Count, "problem") : $"The first {problems.Listed.Count} of {Many(problems.Count, "problem")}";

    public static string Button(ImportPreview preview)
    {
        var good = preview.File.Counts.Rows - preview.File.Counts.Bad;
        return preview.File.Counts.Bad == 0 ? $"Import {Many(good, "row")}" : $"Leave out {Many(preview.File.Counts.Bad, "row")} and import {Many(good, "row")}";
    }

    /// <summary>"NHS: 18-week waits: gap −3.4 → −3.1; stays Off track".</summary>
    public static string Effect(TargetEffect effect)
    {
        var (before, after) = (effect.Before, effect.After);
        var status = before.Status == after.Status ? $"stays {after.Status.Words()}" : $"{before.Status.Words()} → {after.Status.Words()}";
        var gap = before.Gap is { } was && after.Gap is { } now ? $"gap {after.Unit.Number(was)} → {after.Unit.Number(now)}; " : "";
        return $"{effect.Mission}, {after.Target.Name}: {gap}{status}";
    }

    public static string Done(ObservationsImported done)
    {
        var left = done.LeftOut > 0 ? $" {Many(done.LeftOut, "bad row")} left out." : "";
        return $"{Many(done.Rows, "row")}: {string.Join(", ", Parts(done.New, done.Revised, done.Unchanged, done.Withdrawn))}.{left}";
    }

    public static string Counts(ImportRow row) => $"{Many(row.Rows, "row")}: {string.Join(", ", Parts(row.New, row.Revised, row.Unchanged, row.Withdrawn))}.";

    public static string Figures(int count) => Many(count, "figure");

    /// <summary>"Loading: 12,000 of 40,000 rows."</summary>
    public static string Step(ImportProgress progress) => progress switch
    {
        { CancelAsked: true } => "It is being cancelled.",
        { Step: "queued" } => "It waits for its turn. Two imports run at once; yours starts by itself.",
        { Step: "reading", Rows: 0 } => "Reading the file.",
        { Step: "reading" } => $"Reading the file: {Many(progress.Rows, "row")} so far.",
        { InAll: { } all } => $"Loading: {Number(progress.Rows)} of {Many(all, "row")}.",
        _ => "Loading.",
    };

    public static string Ended(ImportProgress progress) => progress.Problem ?? "The import was cancelled. Nothing was saved.";

    public static string Number(double? value) => value?.ToString("#,0.######", British) ?? "none";

    private static IEnumerable<string> Parts(int added, int revised, int unchanged, int withdrawn)
    {
        yield return $"{Number(added)} new";
        yield return $"{Number(revised)} revised";
        if (unchanged > 0) yield return $"{Number(unchanged)} unchanged";
        if (withdrawn > 0) yield return $"{Number(withdrawn)} withdrawn";
    }

    private static string Many(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";
}
