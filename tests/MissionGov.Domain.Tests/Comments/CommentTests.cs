using MissionGov.Domain.Comments;

namespace MissionGov.Domain.Tests.Comments;

public sealed class CommentTests
{
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly CommentPlace Place = new(Guid.NewGuid(), "NHS");
    private static readonly DateTimeOffset Noon = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 2, 1);

    [Fact]
    public void What_is_said_stands_in_the_comment_and_never_in_the_event()
    {
        var (comment, result) = Comment.Write(Guid.NewGuid(), Place, "  The supplier went bust. @NHS unit lead  ", ["NHS unit lead"], By(Author));

        var added = Assert.IsType<CommentAdded>(result.Event);
        Assert.Equal(("The supplier went bust. @NHS unit lead", "Analyst", true), (comment.Text, comment.Author, comment.IsOpen));
        Assert.Equal(["NHS unit lead"], added.Mentions);
        Assert.Equal("Comment on NHS, for the NHS unit lead.", added.Summary);
        Assert.DoesNotContain("supplier", added.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "comment.empty")]
    [InlineData(" \u00A0\u200B\n", "comment.empty")]
    public void Nothing_to_read_is_no_comment(string text, string code) => Assert.Equal(code, Comment.Write(Guid.NewGuid(), Place, text, [], By(Author)).Result.Problem?.Code);

    [Fact]
    public void A_comment_has_at_most_20000_characters()
    {
        Assert.NotNull(Comment.Write(Guid.NewGuid(), Place, new string('x', 20_000), [], By(Author)).Result.Event);
        Assert.Equal("A comment must be 20,000 characters or fewer. You have 40,000.", Comment.Write(Guid.NewGuid(), Place, new string('x', 40_000), [], By(Author)).Result.Problem?.Message);
    }

    [Fact]
    public void What_changes_how_others_read_is_taken_out_and_line_breaks_stay()
    {
        var (comment, _) = Comment.Write(Guid.NewGuid(), Place, "one\r\ntwo \u202Eevil\u0000\u001B[31m\uD800 👩‍👩‍👧", [], By(Author));

        Assert.Equal("one\ntwo evil[31m 👩‍👩‍👧", comment.Text);
    }

    [Fact]
    public void Only_the_author_changes_a_comment_and_soon()
    {
        var comment = Written();

        Assert.Equal("comment.not_yours", comment.Edit("Mine now", Place, [], By(Guid.NewGuid())).Problem?.Code);
        Assert.Equal("comment.not_yours", comment.Edit("Mine now", Place, [], By(null)).Problem?.Code);
        Assert.Equal("comment.late", comment.Edit("Too late", Place, [], By(Author, Noon + Comment.Mendable + TimeSpan.FromSeconds(1))).Problem?.Code);
        Assert.NotNull(comment.Edit("Better", Place, [], By(Author, Noon + Comment.Mendable)).Event);
        Assert.Equal(("Better", Noon + Comment.Mendable), (comment.Text, comment.EditedAt));
    }

    [Fact]
    public void Mended_words_call_whom_they_name_newly()
    {
        string[] titles = ["NHS unit lead", "Analyst"];
        var comment = Comment.Write(Guid.NewGuid(), Place, "@Analyst, look.", titles, By(Author)).Made;

        var edited = Assert.IsType<CommentEdited>(comment.Edit("@Analyst and @NHS unit lead, look.", Place, titles, By(Author)).Event);

        Assert.Equal(["NHS unit lead"], edited.Mentions);
        Assert.Equal("Comment changed by its author, for the NHS unit lead.", edited.Summary);
        Assert.Equal($"/missions/{{mission}}/comments#c-{comment.Id:N}", edited.Calling()!.Page);
        Assert.Equal("Comment changed by its author.", Assert.IsType<CommentEdited>(comment.Edit("@Analyst and @NHS unit lead, look again.", Place, titles, By(Author)).Event).Summary);
    }

    [Fact]
    public void A_deleted_comment_keeps_no_word_of_its_text()
    {
        var comment = Written();
        Assert.Equal("comment.not_yours", comment.Delete(By(Guid.NewGuid())).Problem?.Code);

        Assert.NotNull(comment.Delete(By(Author, Noon.AddYears(1))).Event);

        Assert.Equal(("", true, false), (comment.Text, comment.IsDeleted, comment.IsOpen));
        Assert.All(new[] { comment.Delete(By(Author)), comment.Edit("Back", Place, [], By(Author)), comment.Resolve(By(Author)), comment.Ask("Unit lead", Today, Today) }, result => Assert.Equal("comment.deleted", result.Problem?.Code));
    }

    [Fact]
    public void Resolved_and_opened_again()
    {
        var comment = Written();

        Assert.NotNull(comment.Resolve(By(Guid.NewGuid())).Event);
        Assert.Equal((false, "Analyst"), (comment.IsOpen, comment.ResolvedBy));
        Assert.Equal("comment.resolved", comment.Resolve(By(Author)).Problem?.Code);
        Assert.NotNull(comment.Reopen().Event);
        Assert.True(comment.IsOpen);
        Assert.Equal("comment.open", comment.Reopen().Problem?.Code);
    }

    [Fact]
    public void An_action_has_an_owner_and_a_day_and_is_done_once()
    {
        var comment = Written();
        Assert.Equal("action.none", comment.Finish(Today).Problem?.Code);
        Assert.Equal("action.owner", comment.Ask(" ", Today, Today).Problem?.Code);
        Assert.Equal("action.due", comment.Ask("Unit lead", Today.AddDays(-1), Today).Problem?.Code);

        Assert.Equal("Action for the Unit lead by 8 February 2026.", comment.Ask(" Unit  lead ", Today.AddDays(7), Today).Event?.Summary);
        Assert.Equal([new("Due", "8 February 2026", "15 February 2026")], comment.Ask("Unit lead", Today.AddDays(14), Today).Event!.Changes);
        Assert.Equal((false, true), (comment.IsLate(Today.AddDays(14)), comment.IsLate(Today.AddDays(15))));
        Assert.NotNull(comment.Finish(Today.AddDays(15)).Event);
        Assert.False(comment.IsLate(Today.AddDays(99)));
        Assert.Equal("action.done", comment.Finish(Today).Problem?.Code);
        Assert.Equal("action.done", comment.Ask("Unit lead", Today.AddDays(99), Today).Problem?.Code);
    }

    private static Comment Written() => Comment.Write(Guid.NewGuid(), Place, "First words", [], By(Author)).Made;

    private static Change By(Guid? person, DateTimeOffset? at = null) => new("Analyst", at ?? Noon, "", person);
}
