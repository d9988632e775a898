/*
 * Words of the dohyo query language.
 *
 * A query starts in the search scope (default mode), where nearly every character belongs to a bare word. The first `|`
 * leads to the PIPELINE mode; a stage with a search of its own goes back to the default mode. Which mode the next token is read in, which words are keywords at their place, and where a
 * regular expression may start is decided by interpreter/syntax/lex.cpp, so that no lexer predicate is needed (a
 * predicate would switch ANTLR's cache off and make lexing fifty times slower).
 */
lexer grammar SumoLexer;

tokens {
  // Words that lex.cpp recognises by their place.
  OPERATOR, ASSIGNING_OPERATOR, SEARCH_OPERATOR,
  AND, OR, XOR, NOT, AS, BY, IN, MATCHES, CONTAINS, INFIX, ESCAPE, BETWEEN, REGEX_WORD,
  TRUE_WORD, FALSE_WORD, NULL_WORD,
  // A word before a bracket, `in` before no bracket, and signs where no operand has just ended. Told apart by place, so that
  // the parser never has to look ahead for whether `- b` goes on with an expression or begins the next element.
  FUNCTION, IN_CLAUSE, PREFIX_PLUS, PREFIX_MINUS, LONE_STAR,
  // A whole pipeline in brackets, read on its own: `join ( ... )`, and `[subquery: ...]`.
  NESTED, SUBQUERY,
  // {{name}} behind an operand in brackets: it may stand for a comparison (`ms {{limit}}` for `ms > 5`).
  OPEN_TEST,
  // A character that begins no token.
  UNEXPECTED
}

// ---- The search scope --------------------------------------------------------------------------------------------

LINE_COMMENT  : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
SPACE         : [ \t\r\n\u00A0\uFEFF]+ -> channel(HIDDEN) ;
PIPE          : '|' ;
LPAREN        : '(' ;
RPAREN        : ')' ;
COMMA         : ',' ;
SEMICOLON     : ';' ;
BANG          : '!' ;
EQUAL         : '=' | '==' ;
NOT_EQUAL     : '!=' | '<>' ;
LESS_EQUAL    : '<=' ;
LESS          : '<' ;
GREATER_EQUAL : '>=' ;
GREATER       : '>' ;
STRING        : '"' ( '\\' . | ~["\\] )* '"' ;
QUOTED_NAME   : '%"' ( '\\' . | ~["\\] )* '"' ;
SCOPE_WORD    : ( SCOPE_START | PARAMETER ) SCOPE_PART* ;

fragment PARAMETER   : '{{' ~[{}"|\r\n]+ '}}' ;  // may hold blanks
fragment SCOPE_PART  : ~[! \t\r\n\u00A0|()",;=<>[\]] | '!' ~[ \t\r\n\u00A0|()",;=<>[\]] | PARAMETER ;
fragment SCOPE_START : ~[ \t\r\n\u00A0|()",;=<>[\]!/] | '/' ~[ \t\r\n\u00A0|()",;=<>[\]/*] ;

SCOPE_OTHER   : . -> type(UNEXPECTED) ;

// ---- Directly after `field=` in the scope: anything up to white space or a bracket is the value -------------------

mode VALUE;

VALUE_STRING : '"' ( '\\' . | ~["\\] )* '"' -> type(STRING) ;
VALUE_WORD   : ( ~[ \t\r\n\u00A0|()"] | PARAMETER )+ -> type(SCOPE_WORD) ;

// ---- Pipeline stages ----------------------------------------------------------------------------------------------

mode PIPELINE;

P_LINE_COMMENT  : '//' ~[\r\n]* -> type(LINE_COMMENT), channel(HIDDEN) ;
P_BLOCK_COMMENT : '/*' .*? '*/' -> type(BLOCK_COMMENT), channel(HIDDEN) ;
P_SPACE         : [ \t\r\n\u00A0\uFEFF]+ -> type(SPACE), channel(HIDDEN) ;

OR_SIGN         : '||' -> type(OR) ;
AND_SIGN        : '&&' -> type(AND) ;
P_PIPE          : '|' -> type(PIPE) ;
P_LPAREN        : '(' -> type(LPAREN) ;
P_RPAREN        : ')' -> type(RPAREN) ;
LBRACKET        : '[' ;
RBRACKET        : ']' ;
P_COMMA         : ',' -> type(COMMA) ;
P_SEMICOLON     : ';' -> type(SEMICOLON) ;
QUESTION        : '?' ;
COLON           : ':' ;
P_EQUAL         : ( '=' | '==' ) -> type(EQUAL) ;
P_NOT_EQUAL     : ( '!=' | '<>' ) -> type(NOT_EQUAL) ;
P_LESS_EQUAL    : '<=' -> type(LESS_EQUAL) ;
P_LESS          : '<' -> type(LESS) ;
P_GREATER_EQUAL : '>=' -> type(GREATER_EQUAL) ;
P_GREATER       : '>' -> type(GREATER) ;
P_BANG          : '!' -> type(BANG) ;
PLUS            : '+' ;
MINUS           : '-' ;
STAR            : '*' ;
SLASH           : '/' ;

// Strings may span lines. lex.cpp switches to UNCLOSED where no closing quote follows.
P_STRING        : '"' ( '\\' . | ~["\\] )* '"' -> type(STRING) ;

// One character, also for options such as delim=',' and quote='\''.
CHARACTER       : '\'' ( '\\' [tnr\\'] | ~[\r\n] ) '\'' ;

// A text in single quotes ends on its line, so that a lone apostrophe does not swallow the rest.
P_SINGLE_STRING : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\'' -> type(STRING) ;

// A field whose name has odd characters: %"any text", %name.with[0].index, fields['any text']
P_QUOTED_NAME   : '%' [ \t]* '"' ( '\\' . | ~["\\] )* '"' -> type(QUOTED_NAME) ;
RECORD_FIELD    : [fF] [iI] [eE] [lL] [dD] [sS] '[' ( '"' ( '\\' . | ~["\\\r\n] )* '"' | '\'' ( '\\' . | ~['\\\r\n] )* '\'' ) ']' ;
PERCENT_NAME    : '%' NAME_START ( NAME_PART | '[' [0-9]+ ']' )* ;

NUMBER          : ( DIGIT+ ( '.' DIGIT* )? | '.' DIGIT+ ) ( [eE] [+-]? DIGIT+ )? UNIT? | DIGIT+ '.' DIGIT* [fF] ;
/* A parameter that has no value yet: {{name}}. Part of a name it belongs to the word. */
OPEN_PARAMETER  : PARAMETER | '{' PARAMETER '}' ;
WORD            : ( NAME_START | PARAMETER NAME_PART ) ( NAME_PART | PARAMETER )* ;
/* A name after `as` may begin with a digit: `as 5mslot`. An address without quotes gives one error, not three. */
DIGIT_WORD      : DIGIT+ [A-Za-z_] [A-Za-z0-9_]* | DIGIT+ '.' DIGIT+ ( '.' DIGIT+ )+ ;
/* The operator of other languages for a search by regular expression. */
TILDE           : '=~' ;
NOT_TILDE       : '!~' ;
/* Whatever the letter case. */
IN_FOLDED       : [iI] [nN] '~' ;

fragment DIGIT      : [0-9] ;
/* Letters of any script, but no typographic quotes and dashes (U+2000 to U+206F). */
fragment LETTER     : [\u00AA-\u1FFF] | [\u2070-\uFFFC] ;
fragment NAME_START : [A-Za-z_@$] | LETTER ;
fragment NAME_PART  : [A-Za-z0-9_] | '.' [A-Za-z0-9_] | LETTER ;
fragment UNIT       : [kKMGBTP] | [KMGTP] 'i' | 'ns' | 'us' | 'ms' | [smhdw] ;

P_OTHER         : . -> type(UNEXPECTED) ;

// ---- Where an operand has just ended, `%` is the remainder ---------------------------------------------------------

mode AFTER_OPERAND;

PERCENT : '%' ;

// ---- Where an operand may start, `/` opens a regular expression; lex.cpp has seen that it closes on this line --------

mode REGEX_MODE;

REGEX : '/' ( '\\' ~[\r\n] | CLASS | ~[/\\[\r\n] )+ '/' [ismxgu]* ;

fragment CLASS : '[' ( '\\' ~[\r\n] | ~[\]\\\r\n] )* ']' ;

// ---- Where a table or a file stands: geo://location, path://"/Library/a b", /shared/folder/name ----------------------------

mode LOCATION_MODE;

LOCATION : LOCATION_PART+ ( '"' ~["\r\n]* '"' )? ;

fragment LOCATION_PART : ~[ \t\r\n\u00A0|(),"\]{}] | '{' | '}' ;

// ---- Directly after `name=`: signs that are the value, as in direction=+- ---------------------------------------------

mode SIGN_MODE;

SIGNS : [+-]+ ;

// ---- A text between typographic quotes, when both stand on one line ---------------------------------------------------

mode TYPOGRAPHIC;

TYPOGRAPHIC_STRING : [\u201C-\u201E] ~[\u201C-\u201E"\r\n]* [\u201C-\u201E] -> type(STRING) ;

// ---- A string that no quote closes: read to the end of its line so that one fault does not hide the rest -----------

mode UNCLOSED;

UNCLOSED_STRING : '"' ~[\r\n]* ;
