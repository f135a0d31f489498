using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Every real file of separated text that lies beside the repository, counted by another reader; a plain clone has none and passes.</summary>
[Trait("Category", "SharedData")]
public sealed class SharedDataTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    // Two files of the United Kingdom's site leave out a column, so that some of their rows contradict each other.
    private static readonly Dictionary<string, int> Contradictions = new() { ["open-sdg-uk/data/indicator_16-1-1.csv"] = 1, ["open-sdg-uk/data/indicator_4-3-1.csv"] = 20 };

    private static readonly string[] SdgWithout = ["Value", "Observation status", "Unit multiplier"];

    private const string NoFigures = "The file holds no figures over time: no column gives a date and none a value. Found: ";

    /// <summary>Files that hold no observations, or do not say all that an observation needs.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["areas/fingertips_areas.csv"] = NoFigures,
        ["areas/fingertips_indicators_polarity.csv"] = NoFigures,
        ["areas/gss_codes.csv"] = NoFigures,
        ["education/Exam_inner_london_schools.csv"] = "The file does not say when its figures are about. Add a column ‘Date’",
        ["education/dates.meta.csv"] = "This file describes the columns of another file. Choose the file of figures that goes with it",
        ["experiments/nsw_mixtape.csv"] = NoFigures,
        ["experiments/thornton_hiv.csv"] = NoFigures,
        ["forecast/M1_long.csv.gz"] = "Column ‘Date’ is missing. Found: series, frequency, type, h, t, time, set, value. Add one with a period such as 2024, 2023/24 or April 2024",
        ["open-sdg-uk/code_mapping.csv"] = "Column ‘Date’ is missing. Found: Text, Dimension, Value. Add one with a period such as 2024, 2023/24 or April 2024",
        ["open-sdg-uk/column_mapping.csv"] = "Column ‘Date’ is missing. Found: Text, Value. Add one with a period such as 2024, 2023/24 or April 2024",
        ["police/outcomes_by_force.csv"] = "The file does not say when its figures are about. Add a column ‘Date’ with a period such as 2024 or 2023/24",
        ["police/outcomes_totals_2012-2016.csv"] = "Column ‘Place’ is missing. Found: Outcome, Total 2012-2016. Add one with a code such as E92000001",
        ["subnational/els_indicator_mission_polarity.csv"] = NoFigures,
        ["subnational/metadata_polarity.csv"] = "Column ‘Value’ is missing. Found: Worksheet, Indicator, ",
        ["opinion/"] = NoFigures,
        ["revisions/sdg-3-2-1/"] = "Column ‘Indicator’ is missing. Found: Year, Country, Sex, Observation status, Unit multiplier, Unit measure, GeoCode, Value. Add one, or choose the indicator before you import",
    };

    /// <summary>Where the figures stand, and what tells one from another.</summary>
    private static readonly Dictionary<string, (string Layout, string[] Values, string[] Key)> Read = new()
    {
        ["els/gdp-per-head/"] = ("ons-els", ["Observation"], ["AREACD", "Indicator", "Period", "Measure"]),
        ["revisions/els-cigarette-smokers/2025-11-14"] = ("ons-els", ["Observation"], ["AREACD", "Indicator", "Period", "Measure"]),
        ["revisions/els-cigarette-smokers/"] = ("ons-els", ["observation"], ["areacd", "indicator", "period", "measure"]),
        ["els/"] = ("ons-els", ["observation"], ["areacd", "indicator", "period", "measure"]),
        ["covid/"] = ("wide-measures", ["TotalCases"], ["Date", "Country", "AreaCode", "Area"]),
        ["education/dates.csv"] = ("dfe-ees", [], ["time_period", "time_identifier", "date", "day"]),
        ["education/exclusions"] = ("dfe-ees", [], ["time_period", "geographic_level", "region_code", "old_la_code", "school_type"]),
        ["load/"] = ("tidy", ["value"], ["area_code", "indicator", "breakdown", "period"]),
        ["nhs/ae_"] = ("nhs-monthly", ["attendances", "breaches", "admissions"], ["period", "org_code", "type"]),
        ["nhs/england_rtt_region"] = ("nhs-monthly", ["waits_over_18_weeks", "waits_over_52_weeks"], ["nhs_region20_name", "date", "treatment"]),
        ["open-sdg-uk/data/"] = ("open-sdg", ["Value"], []),
        ["open-sdg-canada/data/"] = ("open-sdg", ["Value"], []),
    };

    // Read in other ways, and held by tests of their own below.
    private static readonly string[] Apart = ["nhs/england_rtt_overview.csv", "nhs/england_trust_criteria_to_reside_daily.csv.gz"];

    [Fact]
    public void Every_file_of_figures_is_read_whole_with_its_missing_values_and_duplicates()
    {
        var files = Files();
        foreach (var (name, path) in files)
        {
            if (Apart.Contains(name) || Find(Refused, name) is not null) continue;
            Assert.True(Find(Read, name) is not null, $"{name} is in no table of this test");
            var (layout, values, key) = Read[Find(Read, name)!];
            var counted = new SplitFile(path);
            // In the tables of the Department for Education the measures come last.
            if (values.Length == 0) values = counted.Headings[(name.Contains("dates", StringComparison.Ordinal) ? Array.IndexOf(counted.Headings, "day") : Array.IndexOf(counted.Headings, "school_type"))..][1..];
            if (key.Length == 0) key = [.. counted.Headings.Except(SdgWithout)];

            var file = From(path);

            var contradictions = Contradictions.GetValueOrDefault(name);
            Assert.All(file.Problems.Listed, problem => Assert.Matches("^Rows [0-9]+ and [0-9]+ are for the same place and year$", problem.Message));
            Assert.True((layout, contradictions) == (file.Layout, file.Problems.Count), $"{name}: {file.Layout}, {string.Join("; ", file.Problems.Listed.Take(1).Select(problem => problem.Message))}");
            Assert.True(counted.Rows.Count == file.Counts.Rows, $"{name}: {file.Counts.Rows} rows");
            Assert.True(counted.Duplicates(key) * values.Length == file.Counts.Duplicates, $"{name}: {file.Counts.Duplicates} duplicates");
            Assert.True(counted.Rows.Count * values.Length == file.Rows.Count + file.Counts.Duplicates, $"{name}: {file.Rows.Count} figures");
            if (file.Counts.Duplicates == 0) Assert.True(counted.Missing(values) == file.Counts.Missing, $"{name}: {file.Counts.Missing} missing");
        }
    }

    [Fact]
    public void Every_file_that_holds_no_figures_is_refused_with_what_to_do()
    {
        foreach (var (name, path) in Files())
        {
            if (Find(Refused, name) is not { } row) continue;
            var problems = From(path).Problems;
            Assert.True(problems.Count == 1 && problems.Listed[0].Message.StartsWith(Refused[row], StringComparison.Ordinal), $"{name}: {string.Join("; ", problems.Listed.Take(2).Select(problem => problem.Message))}");
        }
    }

    [Theory]
    [InlineData("els", 102_017)]
    [InlineData("open-sdg-uk/data", 17_625)]
    [InlineData("open-sdg-canada/data", 33_361)]
    [InlineData("load", 108_060)]
    [InlineData("covid", 23_775)]
    [InlineData("education", 5_091 + 118)]
    public void A_set_holds_the_rows_that_its_register_says(string folder, int rows)
    {
        Assert.Equal(rows, Files().Where(file => file.Name.StartsWith($"{folder}/", StringComparison.Ordinal) && Find(Refused, file.Name) is null).Sum(file => From(file.Path).Counts.Rows));
    }

    [Fact]
    public void Counts_of_waits_become_the_share_within_18_weeks()
    {
        var path = Files().First(file => file.Name == Apart[0]).Path;

        var file = From(path);

        Assert.Empty(file.Problems.Listed);
        Assert.Equal((new SplitFile(path).Rows.Count, 202), (file.Counts.Rows, file.Rows.Count));
        Assert.Equal(59.1, file.Rows[^1].Value!.Value, 1);
    }

    [Fact]
    public void Days_of_a_trust_without_a_code_are_named_row_by_row_and_can_be_left_out()
    {
        var path = Files().First(file => file.Name == Apart[1]).Path;
        var counted = new SplitFile(path);

        var file = From(path);

        Assert.Equal(counted.Rows.Count(row => row[0].Length == 0), file.Problems.Count);
        Assert.All(file.Problems.Listed, problem => Assert.Matches("^Row [0-9]+: Enter a place$", problem.Message));
        Assert.True(file.Problems.CanBeLeftOut);
        Assert.Equal((149_482, 149_482 - 243), (file.Counts.Rows, file.Rows.Count));
        Assert.Equal(counted.Rows.Count(row => row[0].Length > 0 && row[2].Length == 0), file.Counts.Missing);
    }

    [Fact]
    public void An_edition_under_another_file_name_goes_in_once_its_indicator_is_chosen()
    {
        foreach (var (_, path) in Files().Where(file => file.Name.StartsWith("revisions/sdg", StringComparison.Ordinal)))
        {
            var file = ReadFile.From(() => File.OpenRead(path), new(Today, "sdg-3-2-1"), Path.GetFileName(path));

            Assert.Empty(file.Problems.Listed);
            Assert.Equal(("open-sdg", new SplitFile(path).Rows.Count), (file.Layout, file.Rows.Count));
        }
    }

    private static ObservationFile From(string path) => ReadFile.From(() => File.OpenRead(path), new(Today), Path.GetFileName(path));

    private static string? Find<T>(Dictionary<string, T> table, string name) => table.Keys.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal));

    private static IReadOnlyList<(string Name, string Path)> Files()
    {
        var root = Folder();
        Assert.SkipWhen(root is null, "The shared data are not beside this repository.");
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".csv.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), path))];
    }

    private static string? Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data") is var data && Directory.Exists(data)) return data;
        return null;
    }
}
