// Who is told of a comment: whoever is mentioned, once, and those who have to do with the record.
#pragma once

#include "features/comments/use_cases_places.hpp"

namespace zhuli::comments {

void tell_mentioned(Tx& tx, const Ctx& ctx, const Comment& comment, const std::string& title,
                    std::span<const Id> people);
/// Of these whoever is not mentioned and still reads the record.
void tell_concerned(Tx& tx, const Ctx& ctx, const Comment& comment, const Standing& standing,
                    const std::string& title, std::span<const Id> people);
/// It was taken away: what was told of it counts as read.
void forget_telling(Tx& tx, const Ctx& ctx, const Comment& comment);

}  // namespace zhuli::comments
