#include "features/comments/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::comments {

namespace {

using enum Role;

// Reading is as wide as the widest record for each role: the record itself decides
// (model_places.hpp). Writing is one's own, and follows reading.
constexpr Permission kPermissions[] = {
    {"comments.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"comments.write",
     {{assistant, Scope::own},
      {manager, Scope::own},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {admin, Scope::own}}},
};

constexpr std::size_t kExcerpt = 60;

Problem past(const char* code) { return Problem::of(Status::conflict, code); }

Result<> check_own(const Ctx& ctx, const Comment& comment) {
    if (comment.author_id == ctx.user && ctx.allowed("comments.write")) return Done{};
    return Problem::of(Status::forbidden, "problem.forbidden");
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

bool names(std::string_view words, std::string_view name) {
    return !name.empty() && words.find("@" + std::string(name)) != words.npos;
}

Result<> check_named(std::string_view words, std::span<const Named> people) {
    std::vector<FieldProblem> problems;
    for (const Named& one : people)
        if (!names(words, one.name))
            problems.push_back({"mentions", "comments.not_named", {{"name", one.name}}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

Result<> check_count(std::span<const Id> mentions) {
    if (mentions.size() <= kMostMentions) return Done{};
    return Problem::field("mentions", "comments.too_many_mentions",
                          {{"max", std::to_string(kMostMentions)}});
}

Result<> check_edit(const Ctx& ctx, const Comment& comment) {
    CHECK(check_own(ctx, comment));
    if (comment.removed) return past("comments.is_removed");
    if (ctx.now.v - comment.created_at.v > kEditMs) return past("comments.too_late");
    return Done{};
}

Result<> check_removal(const Ctx& ctx, const Comment& comment) { return check_own(ctx, comment); }

std::vector<std::string> actions_for(const Ctx& ctx, const Comment& comment) {
    std::vector<std::string> actions;
    if (check_edit(ctx, comment).ok()) actions.emplace_back("edit");
    if (check_removal(ctx, comment).ok())
        actions.emplace_back(comment.removed ? "restore" : "remove");
    return actions;
}

std::vector<Id> newly_mentioned(const Comment& before, const Comment& after) {
    std::vector<Id> fresh;
    for (const Id one : after.mentions)
        if (one != after.author_id && std::ranges::count(before.mentions, one) == 0)
            fresh.push_back(one);
    return fresh;
}

std::string excerpt_of(std::string_view words) {
    std::string line(text::prefix(words, kExcerpt));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line.size() < words.size() ? line + "…" : line;
}

std::string event_body(std::string_view entity, std::string_view title) {
    JsonOut out;
    out.begin_object();
    if (entity != "customer") out.key("number").string(title);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::comments
