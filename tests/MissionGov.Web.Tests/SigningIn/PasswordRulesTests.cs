using MissionGov.Web.Access.Passwords;

namespace MissionGov.Web.Tests.SigningIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("harbour violin seventeen moss")]
    [InlineData("llllllllwwwwwwwwqqqqq")]
    [InlineData("пароль-из-многих-слов")]
    [InlineData("1q7!Zr#pL0vx")]
    public void A_long_password_needs_no_special_signs(string password) => Assert.Null(PasswordRules.ProblemWith(password));

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("11 letters.", "at least 12 characters")]
    [InlineData("Password123456", "commonest")]
    [InlineData("password1234", "commonest")]
    [InlineData("PASSWORD!!!!!!", "commonest")]
    [InlineData("123456789012", "commonest")]
    [InlineData("qwertyuiop[]12", "commonest")]
    [InlineData("dragondragon", "commonest")]
    [InlineData("monkeymonkeymonkey99", "commonest")]
    [InlineData("missiongov2027", "missiongov")]
    [InlineData("the MissionGov password", "missiongov")]
    [InlineData("lovelace-rules-all", "Lovelace")]
    [InlineData("my.countess.password", "countess")]
    [InlineData("ministry-of-magic-9", "Ministry")]
    public void What_anybody_would_try_first_is_refused(string password, string why) =>
        Assert.Contains(why, PasswordRules.ProblemWith(password, "Ada Lovelace", "countess.ada", "Ministry of Works"), StringComparison.Ordinal);

    [Fact]
    public void A_password_may_be_128_characters_long_and_no_longer()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('a' + (i * 7 % 26)) + "9"));

        Assert.Null(PasswordRules.ProblemWith(longest));
        Assert.Contains("at most 128", PasswordRules.ProblemWith(longest + "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_holds_the_100000_commonest_and_refuses_hardly_a_good_one()
    {
        var random = new Random(1);
        var refused = Enumerable.Range(0, 100_000).Count(_ => LeakedPasswords.Contains(string.Concat(Enumerable.Range(0, 14).Select(_ => (char)random.Next('!', '~')))));

        Assert.True(LeakedPasswords.Count > 100_000, $"{LeakedPasswords.Count}");
        Assert.True(refused < 20, $"{refused} of 100,000 random passwords were refused");
    }
}
