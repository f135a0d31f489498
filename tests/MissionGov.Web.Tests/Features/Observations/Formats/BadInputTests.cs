using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Every row of the register of bad input, with the exact words: one table for files and cells, and the names of the tests that hold the rest.</summary>
public sealed class BadInputTests
{
    public static TheoryData<int, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string, string>();
            foreach (var (position, input) in BadInputs.All.Index()) rows.Add(position, input.Row, input.What.Length > 40 ? input.What[..40] : input.What);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Bad_input_is_answered_with_the_words_of_the_register(int position, string row, string what)
    {
        var input = BadInputs.All[position];

        var file = ReadFile.From(input.File, new(ReadFile.Today, "homes", input.IsPercentage), input.Name);

        Assert.True(input.Outcome == Said(file), $"{row}, {what}: {Said(file)}");
    }

    [Theory]
    [InlineData("../../etc/x.csv", "x.csv")]
    [InlineData("C:\\files\\con.csv", "con.csv")]
    [InlineData("a\r\nSet-Cookie: b.csv", "aSet-Cookie: b.csv")]
    [InlineData("a\u202Evsc.exe", "avsc.exe")]
    [InlineData("", "pasted.csv")]
    public void B65_a_name_of_a_file_is_text_and_no_more(string given, string kept)
    {
        Assert.Equal(kept, FileNames.Plain(given));
        Assert.Equal(100, FileNames.Plain(new string('a', 300)).Length);
    }

    /// <summary>Rows of the register about other parts of the product, with the test that holds each.</summary>
    [Theory]
    [InlineData("B13", "BadFilesTests", "A_row_without_an_end_is_refused_in_bounded_memory")]
    [InlineData("B19", "BadFilesTests", "A_file_over_the_limit_is_not_opened")]
    [InlineData("B21", "BadFilesTests", "A_small_gzip_that_expands_to_a_flood_is_not_read")]
    [InlineData("B37", "PreviewImportTests", "A_value_outside_of_what_the_measure_can_be_is_a_problem")]
    [InlineData("B38", "PreviewImportTests", "Revisions_and_jumps_are_shown_with_the_value_before")]
    [InlineData("B40", "WordingTests", "What_nobody_can_see_is_empty")]
    [InlineData("B41", "MissionPagesTests", "A_purpose_of_40_000_characters_comes_back_whole_with_the_limit")]
    [InlineData("B42", "CommentTests", "What_changes_how_others_read_is_taken_out_and_line_breaks_stay")]
    [InlineData("B43", "LookAlikeTests", "Two_names_that_look_the_same_are_one")]
    [InlineData("B50", "TooSoonTests", "A_report_that_would_come_before_what_it_waits_for_is_refused_and_told_before")]
    [InlineData("B51", "ImportObservationsTests", "The_same_file_again_says_so_and_changes_nothing")]
    [InlineData("B52", "ImportObservationsTests", "A_file_that_names_no_place_is_refused_in_words")]
    [InlineData("B53", "MilestoneNetworkTests", "A_circle_is_refused_and_named")]
    [InlineData("B54", "RequestTests", "What_is_not_there_is_a_page_that_leads_back")]
    [InlineData("B55", "RequestTests", "Far_or_unknown_questions_have_an_answer")]
    [InlineData("B56", "PersonaTests", "A_cookie_that_nobody_signed_is_a_visitor")]
    [InlineData("B56", "AdministrationTests", "A_link_leads_to_the_address_that_was_set_whatever_the_request_said")]
    [InlineData("B57", "RequestTests", "Methods_that_mean_nothing_here_are_refused")]
    [InlineData("B58", "TargetPagesTests", "A_form_sent_twice_makes_one_target")]
    [InlineData("B59", "SignInTests", "Whose_session_ended_is_told_so_and_comes_back_to_the_same_page")]
    [InlineData("B61", "MissionPagesTests", "What_looks_like_code_is_shown_as_it_was_typed")]
    [InlineData("B65", "XssTests", "No_name_or_cell_of_a_file_runs")]
    [InlineData("B69", "StartTests", "A_setting_that_cannot_be_read_is_named_with_its_fix")]
    [InlineData("B70", "UpdatesDoorsTests", "A_conflict_shows_both_versions_and_waits_for_a_choice")]
    public void A_row_about_another_part_has_a_test_there(string row, string file, string test)
    {
        var held = SourceTree.Files.Where(path => Path.GetFileName(path) == $"{file}.cs").Any(path => File.ReadAllText(path).Contains($" {test}(", StringComparison.Ordinal));

        Assert.True(held, $"{row}: {file}.{test} is gone");
    }

    private static string Said(ObservationFile file)
    {
        if (file.Problems.Count > 0) return string.Join("; ", file.Problems.Listed.Select(problem => problem.Message));
        var figures = string.Join(" | ", file.Rows.Select(Said));
        return string.Join(" // ", [figures, .. file.Notes, .. file.Warnings]);
    }

    private static string Said(FileRow row)
    {
        string[] parts = [row.Period.Iso, row.Value?.ToString(CultureInfo.InvariantCulture) ?? "missing", row.Quality.Shorthand(), row.Series.Breakdown];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
