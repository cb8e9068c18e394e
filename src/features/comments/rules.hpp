// What is true of comments, without I/O: who may, what may be written, changed and taken away, and
// whom a comment is told to.
#pragma once

#include <span>
#include <string>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/comments/model_inputs.hpp"

namespace zhuli::comments {

std::span<const Permission> permissions();

/// Whether "@name" stands in the words.
bool names(std::string_view words, std::string_view name);
/// Everybody mentioned is named in the words.
Result<> check_named(std::string_view words, std::span<const Named> people);
Result<> check_count(std::span<const Id> mentions);

std::vector<std::string> actions_for(const Ctx& ctx, const Comment& comment);
/// 403 for somebody else's, 409 for what is past.
Result<> check_edit(const Ctx& ctx, const Comment& comment);
Result<> check_removal(const Ctx& ctx, const Comment& comment);

/// Of `after` those that `before` did not mention, without the author.
std::vector<Id> newly_mentioned(const Comment& before, const Comment& after);
/// The beginning of the words, for a notice: one line.
std::string excerpt_of(std::string_view words);

/// What timelines tell of it: on which record, never its words, which may be taken away.
std::string event_body(std::string_view entity, std::string_view title);

}  // namespace zhuli::comments
