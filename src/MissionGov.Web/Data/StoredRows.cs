using MissionGov.Domain.Missions;
using NpgsqlTypes;

namespace MissionGov.Web.Data;

/// <summary>One line of figures: an indicator for a place, and for a part of the population where the file breaks it down.</summary>
internal sealed class SeriesRow
{
    public int Id { get; init; }

    public required Guid IndicatorId { get; init; }

    public required Guid PlaceId { get; init; }

    /// <summary>"Sex=Female; Age=16 to 24"; empty for the headline.</summary>
    public required string Breakdown { get; init; }
}

/// <summary>A figure as stored. A revision is a further row, known later; rows are added by COPY and never changed.</summary>
internal sealed class ObservationRow
{
    public int SeriesId { get; init; }

    public DateOnly PeriodStart { get; init; }

    public DateOnly PeriodEnd { get; init; }

    public DateOnly KnownOn { get; init; }

    public int BatchId { get; init; }

    public double? Value { get; init; }

    public Quality Quality { get; init; }
}

/// <summary>One load of one file: all of it or nothing.</summary>
internal sealed class ImportBatch
{
    public int Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string Layout { get; init; }

    public required DateOnly KnownOn { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required string ImportedBy { get; init; }

    public int Rows { get; set; }

    public int New { get; set; }

    public int Revised { get; set; }

    public int Unchanged { get; set; }

    public int Withdrawn { get; set; }

    public string? Pack { get; init; }
}

/// <summary>Which periods a load spoke about, with the series it did so for, also where nothing differed and so no figure was written.</summary>
internal sealed class ImportSpan
{
    public int BatchId { get; init; }

    public int Part { get; init; }

    public required NpgsqlRange<DateOnly>[] Periods { get; init; }

    public required NpgsqlRange<int>[] Series { get; init; }
}

/// <summary>The newest figure of a series as best known. The database keeps it, in the transaction of whoever changes figures (<see cref="ObservationSql"/>).</summary>
internal sealed class SeriesLatest
{
    public int SeriesId { get; init; }

    /// <summary>Every vintage of every period.</summary>
    public int Figures { get; init; }

    /// <summary>Null, like all of the figure, where no period has a value that is no forecast.</summary>
    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public double? Value { get; init; }

    public Quality? Quality { get; init; }

    public DateOnly? KnownOn { get; init; }

    /// <summary>Another one whenever any figure of the series is added, changed or removed; never used twice.</summary>
    public Guid Stamp { get; init; }
}

/// <summary>A number that grows with every change; caches and open pages follow it.</summary>
internal sealed class DataVersion
{
    public int Id { get; init; }

    public long Version { get; init; }
}
