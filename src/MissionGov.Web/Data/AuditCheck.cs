using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace MissionGov.Web.Data;

internal enum AuditFault
{
    Edited,
    Rewritten,
    Removed,
    Inserted,
    Moved,
    CutOff,
    Head,
}

/// <summary>What was done to one line of the audit, or to several that follow each other, behind the product's back.</summary>
internal sealed record AuditFinding(AuditFault Kind, long From, long To, string Message);

/// <param name="Head">Of the last line read, to be noted elsewhere.</param>
internal sealed record AuditReport(long Lines, string Head, IReadOnlyList<AuditFinding> Findings);

/// <summary>Reads the audit from first to last, keeping one line and a few ranges of numbers, and names what does not fit.</summary>
/// <param name="noted">A head that was noted elsewhere; it finds a chain that was made anew as a whole.</param>
internal sealed class AuditCheck((long Sequence, string Hash)? noted = null)
{
    // A line that stands elsewhere is looked for this far around, and so often: enough for a hand, and quick when every line is bad.
    private const int SearchedAround = 2000;
    private const int MostSearches = 1000;

    private readonly List<AuditFinding> _findings = [];
    private readonly NumberRanges _unreadable = new();
    private readonly NumberRanges _empty = new();
    private readonly NumberRanges _elsewhere = new();
    private AuditLine? _last;
    private bool _lastFits = true;
    private (long From, long To, long Shift)? _moved;
    private long _lines;
    private long _shift;
    private int _searches;

    public static async Task<AuditReport> RunAsync(MissionGovDb db, (long Sequence, string Hash)? noted, CancellationToken ct)
    {
        // Lines and head of one moment, though others go on writing.
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
        var check = new AuditCheck(noted);
        await foreach (var line in db.Audit.AsNoTracking().OrderBy(line => line.Id).AsAsyncEnumerable().WithCancellation(ct)) check.Read(line);
        return check.End(head);
    }

    private void Read(AuditLine line)
    {
        _lines++;
        _empty.Add((_last?.Id ?? 0) + 1, line.Id - 1);
        var written = Written(line);
        if (written is null) _unreadable.Add(line.Id, line.Id);
        else if (written == line.Id) CompareWithLast(line);
        else Move(line.Id, written.Value);
        if (noted is var (sequence, hash) && sequence == line.Id && !hash.Equals(Convert.ToHexStringLower(line.Hash), StringComparison.OrdinalIgnoreCase))
            Find(AuditFault.Rewritten, line.Id, line.Id, "not the line that was noted elsewhere. It, or lines before it, were made anew.");
        (_last, _lastFits) = (line, written == line.Id);
    }

    // Both texts give their hashes, and yet the later one vouches for another line: the earlier was made anew, hash and all.
    private void CompareWithLast(AuditLine line)
    {
        if (line.Id == 1 && line.PreviousHash.Any(one => one != 0)) Find(AuditFault.Rewritten, 1, 1, "made anew. The first line follows nothing.");
        if (_last?.Id == line.Id - 1 && _lastFits && !_last.Hash.AsSpan().SequenceEqual(line.PreviousHash))
            Find(AuditFault.Rewritten, _last.Id, _last.Id, $"made anew with a new hash. Line {line.Id} vouches for another text.");
    }

    /// <summary>The number under which the line was written; null when its text gives its hash under none.</summary>
    private long? Written(AuditLine line)
    {
        bool Fits(long number) => AuditHash.Of(line, number).AsSpan().SequenceEqual(line.Hash);
        if (Fits(line.Id)) return line.Id;
        if (Fits(line.Id + _shift)) return line.Id + _shift;
        if (_searches++ >= MostSearches) return null;
        for (var away = 1; away <= SearchedAround; away++)
        {
            if (Fits(line.Id + away)) return line.Id + away;
            if (line.Id > away && Fits(line.Id - away)) return line.Id - away;
        }

        return null;
    }

    private void Move(long id, long written)
    {
        _empty.Add(id, id);
        _elsewhere.Add(written, written);
        _shift = written - id;
        if (_moved is var (from, to, shift) && to + 1 == id && shift == _shift)
        {
            _moved = (from, id, shift);
            return;
        }

        TellMoved();
        _moved = (id, id, _shift);
    }

    private void TellMoved()
    {
        if (_moved is var (from, to, shift)) Find(AuditFault.Moved, from, to, from == to ? $"moved. It was written as line {from + shift}." : $"moved. They were written as lines {from + shift} to {to + shift}.");
    }

    private AuditReport End(AuditHead? head)
    {
        TellMoved();
        var last = _last?.Id ?? 0;
        if (head is null) Find(AuditFault.Head, 0, 0, "The table audit_head has no line, so a tail that was cut off cannot be found.");
        var end = head?.Sequence ?? last;
        _empty.Add(last + 1, end);
        var beyond = new NumberRanges();
        beyond.Add(end + 1, Math.Max(last, end));

        // A line written under a number that another line holds now: that other one was put in. So was what comes after the head.
        var inserted = new NumberRanges();
        foreach (var (from, to) in _elsewhere.Except(_empty)) inserted.Add(from, to);
        foreach (var (from, to) in beyond.Except(_empty)) inserted.Add(from, to);
        foreach (var (from, to) in inserted.Except(new())) Find(AuditFault.Inserted, from, to, "inserted. The product did not write it.");
        foreach (var (from, to) in _unreadable.Except(inserted)) Find(AuditFault.Edited, from, to, "edited. The text does not give the hash any more.");

        foreach (var (from, to) in _empty.Except(_elsewhere).Where(range => range.From <= end))
            if (to >= end && from > last) Find(AuditFault.CutOff, from, to, $"cut off. The audit ends at line {last}, and the head names line {end}.");
            else Find(AuditFault.Removed, from, Math.Min(to, end), "removed.");

        if (head is not null && last == end && _last is { } final && _lastFits && !final.Hash.AsSpan().SequenceEqual(head.Hash))
            Find(AuditFault.Rewritten, last, last, "not the line that the head names. It, or lines before it, were made anew.");
        if (noted is var (sequence, _) && sequence > last) Find(AuditFault.CutOff, last + 1, sequence, $"cut off. The audit ends at line {last}, and line {sequence} was noted elsewhere.");
        return new AuditReport(_lines, AuditHead.Words(last, _last?.Hash ?? new byte[AuditHash.Length]), [.. _findings.OrderBy(finding => finding.From).ThenBy(finding => finding.Kind)]);
    }

    private void Find(AuditFault kind, long from, long to, string what) =>
        _findings.Add(new AuditFinding(kind, from, to, kind == AuditFault.Head ? what : string.Create(CultureInfo.InvariantCulture, $"{(from == to ? $"Line {from}" : $"Lines {from} to {to}")}: {what}")));
}
