#include <claims/document.h>

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// One letter a block: "." for the story, "F" for furniture.
std::string read_as(const std::string& text) {
  const auto document = read_document("story.txt", text);
  REQUIRE(document.has_value());
  std::string out;
  for (const Block& block : document->blocks) out += block.kind == BlockKind::furniture ? 'F' : '.';
  return out;
}

}  // namespace

TEST_CASE("a site's own lines are furniture") {
  for (const char* line : {
           "Sign up for our weekly newsletter and get the news in your inbox.",
           "Subscribe now",
           "Read more: Harbour to open in May",
           "Read also: Five questions about the port",
           "Share this article",
           "Share on Facebook",
           "Follow us on Telegram for the latest news.",
           "We use cookies to improve this site.",
           "By continuing to use this site you agree to our terms of use.",
           "© 2024 The Harbour Post",
           "Copyright 2024 Harbour Post Ltd. All rights reserved.",
           "All rights reserved. May not be reproduced without written permission.",
           "Please donate today. Your support keeps our journalism free.",
           "Advertisement",
           "Story continues below",
           "Related articles",
           "Leave a comment",
           "Comments are closed.",
           "Already a subscriber? Log in to continue reading.",
           "This article was originally published on The Harbour Blog.",
           "Join our WhatsApp channel",
       }) {
    CAPTURE(line);
    CHECK(read_as("The port opened on Friday, the mayor said.\n\n" + std::string(line)) == ".F");
  }
}

TEST_CASE("a story's own lines are not, though they speak of the same things") {
  for (const char* line : {
           "The newspaper lost half of its subscribers in a year, its newsletter said.",
           "The minister asked voters for their support and for donations.",
           "“We need your help, and we need it now,” the president told the assembly.",
           "Facebook will share fewer data with advertisers, the company said on Tuesday.",
           "He called the cookie law a failure and the privacy policy of the company a joke.",
           "The trust will donate $5 million, it said in a message to members.",
           "Dear readers of the classics will know the scene.",
           "Thank you for your support, she told the crowd.",
           "The commission said that it had read more than 3,000 comments.",
           "Copyright law makes the photographer the owner of the image.",
           "(c) within 100 days of the report, the Secretary shall act.",
           "Please support us, the mayor wrote to the ministry, or the bridge will fall.",
           "Related parties hold 12 percent of the shares.",
           "Sign language was used in the hall.",
           "He was already a member of the club in 1998.",
           "We are facing unprecedented challenges, and we will meet them.",
       }) {
    CAPTURE(line);
    CHECK(read_as("The port opened on Friday, the mayor said.\n\n" + std::string(line)) == "..");
  }
}

TEST_CASE("an appeal takes the blocks between its opening and its last plea") {
  const std::string story = "The port opened on Friday.\nThe mayor cut a ribbon.\n";
  const std::string appeal =
      "Dear readers,\nPaper has become dear, and so has everything else that we use.\n"
      "Nobody else reports from the harbour every day.\nPlease consider supporting us. Every contribution helps our "
      "journalism.\n";
  CHECK(read_as(story + appeal) == "..FFFF");
  CHECK(read_as(story + appeal + "Correction: the ribbon was blue.") == "..FFFF.");
  // The same opening without a plea is a letter that the story quotes.
  CHECK(
      read_as(story + "Dear readers,\nWe have moved to the harbour. You will find us there.\nThe mayor wrote this.") ==
      ".....");
}
