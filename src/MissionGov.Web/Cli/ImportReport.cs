using System.Text.Json;
using System.Text.Json.Serialization;
using MissionGov.Domain.Releases;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Cli;

/// <summary>What became of one file, as scripts rely on it.</summary>
internal sealed record ImportReport(
    string File, string Layout, int Rows, int New, int Revised, int Unchanged, int Withdrawn, int Missing, int Duplicates, IReadOnlyList<FileProblem> Problems, bool Saved)
{
    /// <summary>By which it can be taken back; null where nothing was saved.</summary>
    public int? Batch { get; init; }

    /// <summary>When the figures come out; absent where they are not held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldUntil { get; init; }

    private IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>How the file was read, and what to look at twice. It refuses nothing.</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The very file is in already, which is no fault.</summary>
    internal bool IsHeld { get; init; }

    internal IReadOnlyList<string> Messages => Sentences;

    public static ImportReport Of(string name, ObservationsImported done) =>
        new(name, done.Layout, done.Rows, done.New, done.Revised, done.Unchanged, done.Withdrawn, done.Missing, done.Duplicates, [], Saved: true) { Batch = done.BatchId };

    public static ImportReport Of(string name, ImportPreview preview)
    {
        if (preview.Refusal is { } refusal) return Refuse(name, refusal.Message);
        var (file, counts) = (preview.File, preview.Counts);
        var problems = file.Problems.Listed;
        List<string> sentences = [.. problems.Select(problem => problem.Message)];
        if (preview.AsksFractions) sentences.Add("Percentages in the file may be fractions of one. Say --fractions yes where 0.618 is 61.8%, or --fractions no where it is 0.618%.");
        if (file.Problems.Count > problems.Count) sentences.Add($"And {file.Problems.Count - problems.Count} more problems.");
        return new(
            name, file.Layout, file.Counts.Rows, counts?.New ?? 0, counts?.Revised ?? 0, counts?.Unchanged ?? 0, counts?.Withdrawn ?? 0, file.Counts.Missing, file.Counts.Duplicates, problems, Saved: false)
        {
            Sentences = sentences,
            Remarks = [.. ImportWords.Remarks(file), .. preview.Jumps.Select(ImportWords.Jump)],
        };
    }

    public static ImportReport Of(string name, HeldFile held, string message) =>
        new(name, held.Layout, held.Rows, 0, 0, held.Figures, 0, 0, 0, [], Saved: false) { Sentences = [message], IsHeld = true };

    public static ImportReport Refuse(string name, string message) => new(name, "", 0, 0, 0, 0, 0, 0, 0, [new(0, "", "", message)], Saved: false) { Sentences = [message] };

    public void Print(bool json)
    {
        foreach (var sentence in Remarks.Concat(Sentences)) Console.Error.WriteLine($"{File}: {sentence}");
        if (json) Console.WriteLine(JsonSerializer.Serialize(this, AsJson.Options));
        else Console.WriteLine($"{File}: {Rows} rows; {New} new, {Revised} revised, {Unchanged} unchanged, {Withdrawn} withdrawn, {Missing} missing, {Duplicates} duplicates. {(Saved ? $"Saved as import {Batch}." : HeldUntil is { } until ? $"Held until {ReleaseTime.Words(until)}." : "Nothing saved.")}");
    }
}
