namespace MissionGov.Domain.Tests;

public sealed class LookAlikeTests
{
    [Theory]
    [InlineData("Неalth", "Health")]
    [InlineData("Ηealth", "Health")]
    [InlineData("health ", "Health")]
    [InlineData("Health.", "Health")]
    [InlineData("HEALTH", "Health")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("ｈｅａｌｔｈ", "Health")]
    [InlineData("Phase 1", "Phase l")]
    [InlineData("Н\u200Bealth", "Health")]
    public void Two_names_that_look_the_same_are_one(string name, string other) => Assert.Equal(other, LookAlike.Among(["Growth", other], name));

    [Theory]
    [InlineData("Wealth")]
    [InlineData("Health 2")]
    [InlineData("!!!")]
    public void Other_names_are_free(string name) => Assert.Null(LookAlike.Among(["Growth", "Health"], name));

    [Fact]
    public void Names_of_signs_only_are_compared_as_they_stand()
    {
        Assert.Equal("+++", LookAlike.Among(["+++"], "+++"));
        Assert.Null(LookAlike.Among(["+++"], "---"));
    }
}
